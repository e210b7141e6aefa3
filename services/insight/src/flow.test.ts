import { catalogue, type Envelope } from '@mio/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptedCase, deskCase } from './domain/case-row.fixture.ts';
import type { CaseRow } from './domain/case-row.ts';
import { figuresOfCase } from './domain/figures.ts';
import { totalOf } from './domain/total.ts';
import { flow } from './flow.ts';

const at = '2026-11-24T00:00:00.000Z';

function rowOf(envelopes: readonly Envelope[]): CaseRow {
  let doc: CaseRow | undefined;
  for (const event of envelopes) {
    const result = flow.kinds[0]!.rows.find(({ name }) => name === event.type)!.step({ doc, input: event.data, facts: undefined, at, by: 'insight', event });
    if (result.kind === 'next') doc = result.state as CaseRow;
  }
  return doc!;
}

/** In any order, some of them twice. */
const shuffled = (envelopes: Envelope[]) =>
  fc.tuple(fc.shuffledSubarray(envelopes, { minLength: envelopes.length }), fc.array(fc.constantFrom(...envelopes))).map(([all, again]) => [...again, ...all]);

test.each([
  ['accepted', acceptedCase('MIO-1')],
  ['closed by the desk', deskCase('MIO-2')],
])('whatever the order of arrival, the row of a case that was %s is the same', (_, envelopes) => {
  const row = rowOf(envelopes);
  fc.assert(fc.property(shuffled(envelopes), (order) => void expect(rowOf(order)).toEqual(row)));
});

test('what was noted already changes nothing', () => {
  const [first] = acceptedCase('MIO-1') as [Envelope];
  const step = flow.kinds[0]!.rows.find(({ name }) => name === first.type)!.step;
  const given = { input: first.data, facts: undefined, by: 'insight', event: first };
  expect(step({ ...given, doc: rowOf([first]), at: '2026-12-01T00:00:00.000Z' })).toEqual({ kind: 'same' });
});

test('rebuilding insight from the events gives identical figures', () => {
  const cases = [acceptedCase('MIO-1'), deskCase('MIO-2'), acceptedCase('MIO-3').slice(0, 6)];
  const figures = (orders: Envelope[][]) => totalOf(orders.map((order) => figuresOfCase(rowOf(order))));
  const before = figures(cases);
  fc.assert(fc.property(fc.tuple(...cases.map(shuffled)), (orders) => void expect(figures(orders)).toEqual(before)));
});

test('a row takes every event that is about a case', () => {
  const ofCases = [...catalogue.values()].filter(({ owner }) => owner !== 'directory').map(({ type }) => type);
  expect(flow.kinds[0]!.rows.map(({ name }) => name).sort()).toEqual(ofCases.sort());
});

test('a row holds no person', () => {
  expect(JSON.stringify(rowOf(acceptedCase('MIO-1')))).not.toContain('p-otter');
});
