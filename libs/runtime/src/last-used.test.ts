import { expect, test } from 'vitest';
import { lastUsed } from './last-used.ts';

test('only the last used keys are remembered', () => {
  const recent = lastUsed<number>(3);
  for (const [n, name] of ['a', 'b', 'c'].entries()) recent.keep(name, n);
  expect(recent.get('a')).toBe(0);
  recent.keep('d', 3);
  expect(['a', 'b', 'c', 'd'].map(recent.get)).toEqual([0, undefined, 2, 3]);
  expect(recent.size()).toBe(3);
});
