import { readArguments } from '../local/arguments.ts';
import { floorRate } from './floor.ts';
import { offeredRate } from './offered.ts';

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
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;

async function offeredVsFloor(): Promise<Row> {
  const ratios: number[] = [];
  for (let turn = 0; turn < (values.short ? 1 : 5); turn++) {
    const floor = await floorRate(values.short ? 1_000 : 6_000);
    const ours = await offeredRate(values.short ? 300 : 2_000, (line) => console.error(line));
    ratios.push(ours / floor);
    console.error(`ronde ${turn + 1}: vloer ${Math.round(floor)}/s, MIO ${Math.round(ours)}/s, verhouding ${round(ours / floor)}`);
  }
  return {
    name: 'offered-vs-durable-floor',
    ratio: round(median(ratios)),
    target: '>=0.22',
    spread: [round(Math.min(...ratios)), round(Math.max(...ratios))],
    unit: 'cases asked to offered, per message of the durable floor',
  };
}

const all: Readonly<Record<string, () => Promise<Row>>> = { 'offered-vs-durable-floor': offeredVsFloor };
const names = Object.keys(all).filter((name) => values.only === undefined || name === values.only);
if (names.length === 0) {
  console.error(`There is no row ${values.only}. There are: ${Object.keys(all).join(', ')}`);
  process.exit(2);
}
const rows: Row[] = [];
for (const name of names) rows.push(await all[name]!());
for (const { name, ratio, target, spread } of rows) console.log(`${name}: ${ratio} (${spread.join('–')}), target ${target}`);
if (values.json) console.log(JSON.stringify({ rows }));
process.exit(0);
