import { expect, test } from 'vitest';
import { createOutMarks } from './out-marks.ts';

const mark = (number: number, out = 0) => ({ collection: 'tally', document: 'd', number, out });
const upTo = (marks: ReturnType<ReturnType<typeof createOutMarks>['take']>) => marks.map(({ when }) => when.equals);

test('given the first event lost and the second out, then the document is not marked out', () => {
  const marks = createOutMarks();
  marks.add([mark(2)]);
  expect(upTo(marks.take(0))).toEqual([0]);
  marks.add([mark(1)]);
  expect(upTo(marks.take(1))).toEqual([2]);
});

test('given what was out before, then only the rest counts', () => {
  const marks = createOutMarks();
  marks.add([mark(5, 4), mark(6, 4)]);
  expect(upTo(marks.take(0))).toEqual([6]);
});

test('given a gap that does not close, then it is forgotten and left to the sweep', () => {
  const marks = createOutMarks();
  marks.add([mark(3)]);
  marks.take(0);
  marks.take(40_000);
  marks.add([mark(1, 0)]);
  expect(upTo(marks.take(41_000))).toEqual([1]);
});
