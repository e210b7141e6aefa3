import { expect, test } from 'vitest';
import { type Anchor, standing, withAnchor } from './anchors.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
const anchor = (sequence: number, seconds: number): Anchor => ({ sequence, id: `id ${sequence}`, whole: at(seconds) });
const dayMs = 86_400_000;

const stream = (firstSequence: number, lastSequence: number, others: Record<number, string> = {}) => ({
  firstSequence,
  lastSequence,
  maxAgeMs: 14 * dayMs,
  messageIdAt: async (sequence: number) => others[sequence] ?? `id ${sequence}`,
});

test('anchors thin out with age, and some old one is always kept', () => {
  let anchors: readonly Anchor[] = [];
  for (let second = 0; second <= 86_400; second += 5) anchors = withAnchor(anchors, anchor(second, second));
  expect(anchors.length).toBeLessThan(12);
  const ages = anchors.map(({ sequence }) => 86_400 - sequence);
  expect(ages[0]).toBe(0);
  expect(ages.some((age) => age >= 60 && age <= 300)).toBe(true);
  expect(ages.some((age) => age >= 3_600)).toBe(true);
  expect(ages).toEqual(ages.toSorted((a, b) => a - b));
});

test.each([
  ['nothing happened', stream(1, 100), [90, 50]],
  ['cut back before the newest', stream(1, 60), [50]],
  ['cut back, and others took the sequence', stream(1, 100, { 90: 'another' }), [50]],
  ['cut back before all', stream(1, 10), []],
  ['purged', stream(101, 100), []],
])('%s', async (_, view, expected) => {
  const found = await standing([anchor(90, 60), anchor(50, 0)], view, at(120));
  expect(found.map(({ sequence }) => sequence)).toEqual(expected);
});

test('what has aged out of the stream still stands', async () => {
  expect(await standing([anchor(90, 0)], stream(101, 200), at(10 * 86_400))).toHaveLength(1);
});
