import { expect, test } from 'vitest';
import { coalesced } from './coalesced.ts';

test('who asks during a run shares the next one', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  const ask = coalesced(async () => {
    const gate = Promise.withResolvers<void>();
    const run = gates.push(gate);
    await gate.promise;
    return run;
  });
  const first = ask();
  const [second, third] = [ask(), ask()];
  expect(gates).toHaveLength(1);
  gates[0]!.resolve();
  expect(await first).toBe(1);
  await expect.poll(() => gates.length).toBe(2);
  gates[1]!.resolve();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  const fourth = ask();
  gates[2]!.resolve();
  expect(await fourth).toBe(3);
});

test('a run that fails does not fail the next', async () => {
  let runs = 0;
  const ask = coalesced(async () => {
    if (++runs === 1) throw new Error('away');
    return runs;
  });
  const [first, second] = [ask(), ask()];
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe(2);
});
