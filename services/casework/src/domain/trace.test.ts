import { expect, test } from 'vitest';
import { firstBroken, noTrace, type TraceEntry, traced } from './trace.ts';

const chain = ['opened', 'triaged', 'offered', 'accepted', 'closed'].reduce(
  (before, action, i) => traced(before, { at: `2026-11-25T10:0${i}:00.000Z`, by: 'p-a', action, from: '', to: 'desk', reason: '', words: '' }),
  noTrace,
).trace;

test('given an untouched chain, then it holds', () => expect(firstBroken(chain)).toBeUndefined());

test('given any one entry that is edited, dropped or swapped, then the verifier names the first that is broken', () => {
  for (let i = 0; i < chain.length; i++) {
    const edited = chain.map((entry, at): TraceEntry => (at === i ? { ...entry, by: 'p-b' } : entry));
    expect(firstBroken(edited)).toBe(i + 1);
    if (i < chain.length - 1) {
      expect(firstBroken(chain.toSpliced(i, 1))).toBe(i + 1);
      expect(firstBroken(chain.toSpliced(i, 2, chain[i + 1]!, chain[i]!))).toBe(i + 1);
    }
  }
});
