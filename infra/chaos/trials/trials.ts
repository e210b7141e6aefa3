import { dueTimes } from './due-times.ts';
import { early } from './early.ts';
import { poison } from './poison.ts';
import { redelivery } from './redelivery.ts';
import type { Trial, Verdict } from './trial.ts';

const trials: Readonly<Record<string, Trial>> = { redelivery, early, poison, 'due-times': dueTimes };

/** Runs one trial, or the short form of all of them side by side. False when a promise did not hold, or there is no such trial. */
export async function runTrial(name: string, count: number | undefined, json: boolean): Promise<boolean> {
  if (name !== 'short' && trials[name] === undefined) {
    console.error(`There is no trial ${name}. There are: ${Object.keys(trials).join(', ')}, short`);
    return false;
  }
  const names = name === 'short' ? Object.keys(trials) : [name];
  const verdicts = await Promise.all(names.map((each) => runOne(each, trials[each]!, name === 'short', count)));
  const lines = verdicts.map(({ figures }, i) => ({ trial: names[i], ...figures }));
  if (json) console.log(JSON.stringify(lines.length === 1 ? lines[0] : { trials: lines }));
  return verdicts.every(({ faults }) => faults.length === 0);
}

async function runOne(name: string, trial: Trial, short: boolean, count = short ? trial.short : trial.usual): Promise<Verdict> {
  const say = (line: string): void => console.error(`${name}: ${line}`);
  const verdict = await trial.run({ count, timed: !short, say });
  for (const [figure, value] of Object.entries(verdict.figures)) say(`  ${figure.padEnd(14)} ${value}`);
  for (const fault of verdict.faults) say(`  NIET GOED: ${fault}`);
  return verdict;
}
