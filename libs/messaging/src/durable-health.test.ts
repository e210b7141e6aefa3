import { expect, test } from 'vitest';
import { createDurableWatch, type DurableLook } from './durable-health.ts';

const look: DurableLook = { delivered: 10, consumerSequence: 10, ackFloor: 10, pending: 0, unsettled: 0, maxUnsettled: 16 };
const watch = () => createDurableWatch({ quietMs: 15_000, unsettledMs: 120_000 });

test('a durable beyond the end of the stream is made again from the first sequence', () => {
  expect(watch()(look, 9, 0)).toMatchObject({ kind: 'recreate', from: 1 });
});

test('one that stands still with work to do is asked again, then made again from what is not settled', () => {
  const judge = watch();
  const stuck = { ...look, pending: 5 };
  expect([0, 14_000, 15_000, 29_000, 30_000].map((now) => judge(stuck, 20, now).kind)).toEqual(['well', 'well', 'ask', 'well', 'recreate']);
});

test('one that moves, has nothing to do, or is full of unsettled messages is left alone', () => {
  const moving = watch();
  expect([0, 20_000, 40_000].map((now) => moving({ ...look, pending: 5, consumerSequence: now }, 20, now).kind)).toEqual(['well', 'well', 'well']);
  const idle = watch();
  expect([0, 200_000].map((now) => idle(look, 20, now).kind)).toEqual(['well', 'well']);
  const full = watch();
  expect([0, 60_000].map((now) => full({ ...look, pending: 5, unsettled: 16 }, 30, now).kind)).toEqual(['well', 'well']);
});
