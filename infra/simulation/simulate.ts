import { createHash } from 'node:crypto';
import { readArguments, wholeNumber } from '../local/arguments.ts';
import { readRegions, worldsOf } from './plan.ts';
import { playWorlds } from './play-worlds.ts';
import { shortestHistory } from './shrink.ts';
import { realNow } from './virtual-time.ts';
import type { Outcome } from './world.ts';

const help = `
npm run simulate [-- --cases N] [--seed S] [--seeds N] [--json]
  All services in one process on a seeded scheduler with a virtual clock: messages come twice, late and in any order,
  processes die at every named point, two replicas race, the stream is wiped and cut back, people accept, reject, ignore
  and come back after the weekend. An offline checker judges the history (I1 to I9). The same seed gives the same history.
  --cases N   how many questions per seed (usual 1000)
  --seed S    which history (usual 1)
  --seeds N   so many seeds, from S on (usual 1)
`;
const values = readArguments(help, { cases: { type: 'string' }, seed: { type: 'string' }, seeds: { type: 'string' }, json: { type: 'boolean' } });
const cases = wholeNumber('cases', values.cases, 1_000);
const seed = wholeNumber('seed', values.seed, 1);
const seeds = wholeNumber('seeds', values.seeds, 1);
const say = (line: string): void => console.error(line);

async function main(): Promise<boolean> {
  const begun = realNow();
  const hash = createHash('sha256');
  const hits = new Map<string, number>();
  const broken: Outcome[] = [];
  let steps = 0;
  const worlds = Array.from({ length: seeds }, (_, i) => worldsOf(seed + i, cases)).flat();
  await playWorlds(worlds, (outcome) => {
    hash.update(outcome.history);
    steps += outcome.steps;
    for (const [name, count] of Object.entries(outcome.hits)) hits.set(name, (hits.get(name) ?? 0) + count);
    if (outcome.violations.length > 0) broken.push(outcome);
    say(`seed ${outcome.seed}: ${outcome.cases} cases, ${outcome.steps} steps, ${outcome.violations.length} violations`);
  });
  const seconds = (realNow() - begun) / 1000;
  const all = cases * seeds;
  const violations = broken.reduce((sum, outcome) => sum + outcome.violations.length, 0);
  const result = { cases: all, seed, seeds, violations, steps, casesPerS: Math.round(all / seconds), history: hash.digest('hex'), hits: sorted(hits) };
  await report(result, broken);
  return violations === 0;
}

const sorted = (hits: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries([...hits].sort(([a], [b]) => (a < b ? -1 : 1)));

async function report(
  result: { cases: number; violations: number; casesPerS: number; hits: Record<string, number> },
  broken: readonly Outcome[],
): Promise<void> {
  for (const [name, count] of Object.entries(result.hits)) say(`  ${name.padEnd(38)} ${count}`);
  for (const outcome of broken.slice(0, 5)) tell(outcome);
  if (broken[0] !== undefined) await tellShortest(broken[0]);
  say(`${result.cases} cases, ${result.violations} violations, ${result.casesPerS} cases a second`);
  if (values.json) console.log(JSON.stringify(result));
}

function tell({ seed: of, cases: size, violations }: Outcome): void {
  say(`\nnpm run simulate -- --seed ${of} --cases ${size}`);
  for (const { invariant, at, about, what } of violations.slice(0, 10))
    say(`  ${invariant} ${at === 0 ? 'in the end' : new Date(at).toISOString()} ${about}: ${what}`);
}

async function tellShortest(outcome: Outcome): Promise<void> {
  say('\nLooking for the shortest history …');
  const { size, without, violation, lines } = await shortestHistory(outcome, await readRegions());
  say(
    `${size.cases} cases of seed ${size.seed}${without.length === 0 ? '' : `, without ${without.join(', ')}`}: ${violation.invariant} ${violation.about}: ${violation.what}`,
  );
  for (const line of lines) say(`  ${line}`);
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(`simulate: ${(error as Error).stack}`);
  process.exit(1);
}
