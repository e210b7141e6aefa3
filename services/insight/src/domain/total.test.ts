import { expect, test } from 'vitest';
import { blankRow } from './case-row.ts';
import { type CaseFigures, figuresOfCase } from './figures.ts';
import { totalOf } from './total.ts';

const one = (change: Partial<CaseFigures>): CaseFigures => ({ ...figuresOfCase(blankRow('MIO-1')), ...change });

test('nothing yet: all zero, lists empty', () => {
  expect(totalOf([])).toMatchObject({ asked: 0, states: [], custodians: [], medianAskedToOfferedS: 0, medianOfferedToAcceptedS: 0, handovers: [] });
});

test('the median is the middle one, or halfway between the middle two', () => {
  const waits = (...seconds: (number | undefined)[]) => totalOf(seconds.map((askedToOfferedS) => one({ askedToOfferedS }))).medianAskedToOfferedS;
  expect(waits(90, 10, undefined, 20)).toBe(20);
  expect(waits(10, 20, 40, 1000)).toBe(30);
});

test('states come in the order of a case’s life; the rest by name', () => {
  const cases = [
    one({ state: 'closed' }),
    one({ state: 'received', custodian: 'triage' }),
    one({ state: 'offered', custodian: 'c3' }),
    one({ state: 'offered', custodian: 'c3' }),
  ];
  expect(totalOf(cases)).toMatchObject({
    states: [
      { state: 'received', cases: 1 },
      { state: 'offered', cases: 2 },
      { state: 'closed', cases: 1 },
    ],
    custodians: [
      { state: 'c3', cases: 2 },
      { state: 'triage', cases: 1 },
    ],
  });
});

test('handovers add up per pair', () => {
  const cases = [one({ handovers: ['matching>c3', 'c3>matching', 'matching>c3'] }), one({ handovers: ['matching>c3'] })];
  expect(totalOf(cases).handovers).toEqual([
    { from: 'c3', to: 'matching', times: 1 },
    { from: 'matching', to: 'c3', times: 3 },
  ]);
});
