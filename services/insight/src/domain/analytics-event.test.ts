import { catalogue, type Envelope } from '@mio/contracts';
import { expect, test } from 'vitest';
import { analyticsEvent, isAllowed } from './analytics-event.ts';
import { acceptedCase, deskCase } from './case-row.fixture.ts';
import { pseudonymsOf } from './pseudonyms.ts';

const pseudonyms = pseudonymsOf(new Uint8Array(32).fill(7));
const exported = (envelope: Envelope) => analyticsEvent(envelope, pseudonyms(envelope.at));
const story = [...acceptedCase('MIO-1'), ...deskCase('MIO-2')];

test('every event of the house has a row', () => {
  expect([...catalogue.keys()].filter((type) => !isAllowed(type))).toEqual([]);
});

test('head and codes go out as they are', () => {
  const rejection = story.find(({ type }) => type.endsWith('CaseRejected'))!;
  const { id, type, version, at, caseId, document, number } = rejection;
  expect(exported(rejection)).toEqual({
    id,
    type,
    version,
    at,
    caseId,
    document,
    number,
    data: { offerId: 'o1', team: 'c3', expertId: expect.stringMatching(/^[\w-]{16}$/), custodian: { kind: 'matching', id: '' }, reason: 'no_capacity' },
  });
});

test('no person and no school goes out under its own id', () => {
  expect(JSON.stringify(story.map(exported))).not.toMatch(/p-otter|school-1/);
});

test('a person has one pseudonym in a month, and another in the next', () => {
  const inNovember = pseudonyms('2026-11-01T00:00:00.000Z')('person', 'p-otter');
  expect(pseudonyms('2026-11-30T23:59:59.000Z')('person', 'p-otter')).toBe(inNovember);
  expect(pseudonyms('2026-12-01T00:00:00.000Z')('person', 'p-otter')).not.toBe(inNovember);
  expect(pseudonyms('2026-11-01T00:00:00.000Z')('school', 'p-otter')).not.toBe(inNovember);
});

test('words that a service put in any field by mistake stay in the house', () => {
  const canary = 'Sem de Kanarie, groep 5, slaat andere kinderen';
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') return canary;
    if (Array.isArray(value)) return value.map(filled);
    return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each)])) : value;
  };
  for (const envelope of story) {
    const out = JSON.stringify(exported({ ...envelope, data: { ...(filled(envelope.data) as object), remark: canary } }));
    expect(out).not.toMatch(/Kanarie|groep 5/);
  }
});

test('an event that the list does not know goes out as its head alone', () => {
  const unknown = { ...story[0]!, type: 'mio.casework.v1.AdviceIssued', data: { words: 'geheim' } };
  expect(exported(unknown)).toMatchObject({ id: unknown.id, type: unknown.type, data: {} });
});
