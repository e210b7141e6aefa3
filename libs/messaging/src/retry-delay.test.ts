import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

test('doubles from half a second to a minute', () => {
  expect([1, 2, 3, 8, 100].map((tries) => retryDelay(tries, 0.5))).toEqual([500, 1_000, 2_000, 60_000, 60_000]);
  expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([375, 625]);
});
