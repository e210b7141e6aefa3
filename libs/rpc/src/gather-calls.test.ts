import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Gathered, gatherCalls } from './gather-calls.ts';

function gathering() {
  const groups: { whose: string; asks: readonly Gathered[] }[] = [];
  const ask = gatherCalls<string>(
    (whose) => whose,
    (asks, whose) => groups.push({ whose, asks }),
  );
  return { groups, ask: (path: string, whose = 'p1', bytes = 10) => ask({ path, request: Buffer.alloc(bytes) }, whose) };
}

const paths = ({ asks }: { asks: readonly Gathered[] }) => asks.map(({ path }) => path);

test('what is asked in one turn, also by what follows within it, is one group; the next turn begins another', async () => {
  const { groups, ask } = gathering();
  void ask('/a');
  void Promise.resolve().then(() => ask('/b'));
  await nextTurn();
  void ask('/c');
  await nextTurn();
  expect(groups.map(paths)).toEqual([['/a', '/b'], ['/c']]);
});

test('each ask is settled by its own outcome', async () => {
  const { groups, ask } = gathering();
  const [a, b] = [ask('/a'), ask('/b')];
  await nextTurn();
  const [first, second] = groups[0]!.asks;
  second!.settle({ $case: 'response', value: Buffer.from('b') });
  await expect(b).resolves.toMatchObject({ value: Buffer.from('b') });
  first!.settle({ $case: 'response', value: Buffer.from('a') });
  await expect(a).resolves.toMatchObject({ value: Buffer.from('a') });
});

test('two people never share a group', async () => {
  const { groups, ask } = gathering();
  void ask('/a', 'p1');
  void ask('/b', 'p2');
  void ask('/c', 'p1');
  await nextTurn();
  expect(groups.map(({ whose, asks }) => [whose, paths({ asks })])).toEqual([
    ['p1', ['/a', '/c']],
    ['p2', ['/b']],
  ]);
});

test('a group stays within one message, in number and in bytes', async () => {
  const { groups, ask } = gathering();
  for (let i = 0; i < 200; i++) void ask('/a');
  await nextTurn();
  expect(groups.splice(0).map(({ asks }) => asks.length)).toEqual([128, 72]);
  for (let i = 0; i < 5; i++) void ask('/a', 'p1', 250_000);
  await nextTurn();
  expect(groups.map(({ asks }) => asks.length)).toEqual([2, 2, 1]);
});
