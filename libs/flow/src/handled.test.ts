import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, includes, type Ranges } from './handled.ts';

test('given any numbers in any order, then exactly those are handled and the ranges stay apart and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const ranges = numbers.reduce<Ranges>(add, []);
      for (let n = 1; n <= 60; n++) expect(includes(ranges, n)).toBe(numbers.includes(n));
      for (let i = 1; i < ranges.length; i++) expect(ranges[i]![0]).toBeGreaterThan(ranges[i - 1]![1] + 1);
    }),
  );
});

test('given a contiguous run, then it is one range', () => {
  expect([3, 1, 2, 5, 4].reduce<Ranges>(add, [])).toEqual([[1, 5]]);
});
