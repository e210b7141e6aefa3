import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Flow, mapOf } from '@mio/flow';
import { root } from './root.ts';

/** In the order in which a question meets them. */
const order = ['intake', 'triage', 'matching', 'casework', 'notification', 'insight', 'directory'];
const mapFile = 'services/README.md';

/** Writes everything that is generated: the contracts by buf, the map of the services from their flows. */
export async function writeGenerated(): Promise<void> {
  execFileSync('buf', ['generate'], { cwd: join(root, 'proto'), stdio: 'inherit' });
  writeFileSync(join(root, mapFile), await map());
}

/** Path -> content of everything that is generated, as it lies there now. */
export function readGenerated(): Map<string, string> {
  const files = [mapFile, ...globSync('libs/contracts/src/generated/**/*.ts', { cwd: root })].sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

async function map(): Promise<string> {
  const flows = await Promise.all(order.map(async (name) => ((await import(join(root, 'services', name, 'src/flow.ts'))) as { flow: Flow }).flow));
  return `# The map of the services

Generated from every \`src/flow.ts\` by \`npm run generate\`; do not edit. Follow one question: start at intake, look up
what its step says, and find who takes that. A step lives in the file of its name, beside \`flow.ts\`.
[portal](portal/README.md) has no flow: it only asks and shows.

${mapOf(flows)}`;
}
