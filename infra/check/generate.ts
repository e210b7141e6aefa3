import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, generate, readGenerated } from './generated-files.ts';
import { root } from './root.ts';

const fresh = await generate();
// Only what changed is touched: a system that runs from this folder reads the files whenever it likes.
const stale = differences(fresh, readGenerated());
for (const file of stale) {
  const content = fresh.get(file);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  if (content === undefined) rmSync(join(root, file));
  else writeFileSync(join(root, file), content);
}
console.log(stale.length === 0 ? `${fresh.size} generated files were fresh` : `Written anew:\n  ${stale.join('\n  ')}`);
