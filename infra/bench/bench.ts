import { readArguments } from '../local/arguments.ts';
import { withFloor } from './floor.ts';
import { withOffers } from './offered.ts';

const help = `
npm run bench [-- --only NAME] [--short] [--json]
  Ratios against a yardstick that runs beside it, in alternating rounds, medians: machines are noisy, only ratios count.
  --only NAME  one row; NAME is offered-vs-durable-floor
  --short      one small round, to see that it runs
`;
const values = readArguments(help, { only: { type: 'string' }, short: { type: 'boolean' }, json: { type: 'boolean' } });

interface Row {
  readonly name: string;
  readonly ratio: number;
  readonly target: string;
  /** Least and greatest ratio of the rounds. */
  readonly spread: readonly [number, number];
  readonly unit: string;
  /** Where the time goes: milliseconds of processor a case, per process. */
  readonly processorMs: Readonly<Record<string, number>>;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;

const [rounds, messages, questions] = values.short ? [1, 1_000, 300] : [5, 6_000, 2_000];

/** Both stay up for all rounds and warm up alike: what runs for months is measured as it runs. */
async function offeredVsFloor(): Promise<Row> {
  const say = (line: string) => console.error(line);
  return withFloor((floor) =>
    withOffers(say, async (offers) => {
      await floor(messages);
      await offers.rate(questions);
      await offers.rest();
      const ratios: number[] = [];
      let spent: Record<string, number> = {};
      for (let turn = 1; turn <= rounds; turn++) {
        const below = await floor(messages);
        const before = offers.time();
        const ours = await offers.rate(questions);
        spent = added(spent, before, offers.time());
        await offers.rest();
        ratios.push(ours / below);
        say(`ronde ${turn}: vloer ${Math.round(below)}/s, MIO ${Math.round(ours)}/s, verhouding ${round(ours / below)}`);
      }
      return {
        name: 'offered-vs-durable-floor',
        ratio: round(median(ratios)),
        target: '>=0.22',
        spread: [round(Math.min(...ratios)), round(Math.max(...ratios))],
        unit: 'cases asked to offered, per message of the durable floor',
        processorMs: Object.fromEntries(Object.entries(spent).map(([part, ms]) => [part, round(ms / (rounds * questions))])),
      };
    }),
  );
}

function added(sums: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(after).map(([part, ms]) => [part, (sums[part] ?? 0) + ms - (before[part] ?? 0)]));
}

const all: Readonly<Record<string, () => Promise<Row>>> = { 'offered-vs-durable-floor': offeredVsFloor };
const names = Object.keys(all).filter((name) => values.only === undefined || name === values.only);
if (names.length === 0) {
  console.error(`There is no row ${values.only}. There are: ${Object.keys(all).join(', ')}`);
  process.exit(2);
}
const rows: Row[] = [];
for (const name of names) rows.push(await all[name]!());
for (const { name, ratio, target, spread, processorMs } of rows) {
  console.log(`${name}: ${ratio} (${spread.join('–')}), target ${target}`);
  for (const [part, ms] of Object.entries(processorMs)) console.log(`  ${part.padEnd(14)} ${ms.toFixed(2)} ms`);
}
if (values.json) console.log(JSON.stringify({ rows }));
process.exit(0);
