import { readGenerated, writeGenerated } from './generated-files.ts';

const before = readGenerated();
await writeGenerated();
const after = readGenerated();
const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
if (stale.length > 0) {
  console.error(`Stale until now, run npm run generate and commit:\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
console.log(`${after.size} generated files are fresh`);
