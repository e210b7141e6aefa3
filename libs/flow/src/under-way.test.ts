import { expect, test } from 'vitest';
import { createUnderWay } from './under-way.ts';

test('it is idle when all that was tracked has ended, also what began meanwhile and what failed', async () => {
  const underWay = createUnderWay();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ended: string[] = [];
  void underWay.track(
    first.promise.then(() => {
      underWay.track(second.promise).catch(() => ended.push('second'));
    }),
  );
  const idle = underWay.idle().then(() => ended.push('idle'));
  first.resolve();
  setImmediate(() => second.reject(new Error('no')));
  await idle;
  expect(ended).toEqual(['second', 'idle']);
  await underWay.idle();
});
