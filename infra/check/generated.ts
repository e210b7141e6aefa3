import { differences, generate, readGenerated } from './generated-files.ts';

const fresh = await generate();
const stale = differences(fresh, readGenerated());
if (stale.length > 0) {
  console.error(`Stale: run npm run generate and commit\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
console.log(`${fresh.size} generated files are fresh`);
