import { readRegions } from './plan.ts';
import { playWorld } from './world.ts';

// For mutations.ts: plays seeds 1, 2, 3 … until one breaks; prints which, and what it broke.
const [cases = 300, seeds = 20] = process.argv.slice(2).map(Number);
const regions = await readRegions();
let found: { seed: number; invariants: string[]; what: string } | undefined;
for (let seed = 1; seed <= seeds && found === undefined; seed++) {
  const { violations } = await playWorld({ seed, cases, regions, without: new Set() });
  const first = violations[0];
  if (first !== undefined)
    found = { seed, invariants: [...new Set(violations.map(({ invariant }) => invariant))].sort(), what: `${first.about}: ${first.what}` };
}
console.log(JSON.stringify(found ?? null));
process.exit(0);
