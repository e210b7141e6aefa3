import { expect, test } from 'vitest';
import { nameOf, planFaults } from './plan-faults.ts';
import { randomFrom } from './random.ts';

const parts = ['intake', 'intake.2', 'triage', 'triage.2', 'casework', 'casework.2'];
const plan = (seed: number) =>
  planFaults(parts, { kills: 9, wipes: 2, stops: 3, cuts: 2, mailDrops: 1, disksFull: true, random: randomFrom(seed) }).map(nameOf);

test('a seed gives the same faults in the same order, another seed another', () => {
  expect(plan(1)).toEqual(plan(1));
  expect(plan(1)).not.toEqual(plan(2));
});

test('as many of each as asked for, and the first rounds meet every service', () => {
  const names = plan(1);
  const count = (start: string) => names.filter((name) => name.startsWith(start)).length;
  expect([count('kill'), count('wipe'), count('stop'), count('cut link'), count('drop'), count('fill'), count('cut back')]).toEqual([9, 2, 3, 2, 1, 2, 1]);
  const killed = names.filter((name) => name.startsWith('kill')).slice(0, 4);
  expect(new Set(killed.map((name) => name.replace('.2', '')))).toEqual(new Set(['kill intake', 'kill triage', 'kill casework', 'kill nats']));
});

test('nothing is wiped before something else happened', () => {
  for (let seed = 1; seed <= 50; seed++) expect(plan(seed).indexOf('wipe nats')).toBeGreaterThan(2);
});
