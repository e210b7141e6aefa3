import { expect, test } from 'vitest';
import { subscriptionsOf } from '../../history/subscriptions.ts';
import { flows } from '../stores.ts';
import { brokenTraces, custodyFaults, lostQuestions } from './custody.ts';
import { leftovers, numberFaults, unhandledEvents } from './deliveries.ts';
import { rowDifferences } from './figures.ts';
import { at, caseId, houseWith } from './house-documents.fixture.ts';
import { type HouseDocuments, stateOf } from './house-documents.ts';
import { lostMails, unknownMails } from './lost-mails.ts';

const question = `intake/question/${caseId}`;
const file = `casework/case/${caseId}`;
const row = `insight/row/${caseId}`;
const [offered, accepted] = [`${caseId}:o1:offered`, `${caseId}:o1:accepted`];
const changed = (id: string, change: object): HouseDocuments => houseWith({ [id]: { state: { ...stateOf<object>(houseWith(), id), ...change } } });
const end = Date.parse(at(60));

test('a house in order has no fault', () => {
  const house = houseWith();
  expect([
    lostQuestions(house, [caseId]),
    custodyFaults(house, [caseId], end),
    brokenTraces(house, [caseId]),
    lostMails(house, new Set([offered, accepted])),
    leftovers(house),
    numberFaults(house),
    rowDifferences(house),
  ]).toEqual([[], [], [], [], [], [], []]);
});

test('a mail that did not arrive is lost, unless notification accounts for it', () => {
  expect(lostMails(houseWith(), new Set([offered]))).toEqual([accepted]);
  expect(lostMails(changed(`notification/mail/${accepted}`, { state: 'queued' }), new Set([offered]))).toEqual([accepted]);
  expect(lostMails(changed(`notification/mail/${accepted}`, { state: 'unknown' }), new Set([offered]))).toEqual([]);
  const without: HouseDocuments = { ...houseWith(), documents: new Map([...houseWith().documents].filter(([id]) => !id.endsWith(':accepted'))) };
  expect(lostMails(without, new Set([offered]))).toEqual([accepted]);
});

test('a mail in doubt must be on its case, and how long it took is told', () => {
  const doubt = { id: offered, caseId, state: 'unknown', sendAt: at(0), since: at(1) };
  expect(unknownMails(changed(`notification/mail/${offered}`, doubt))).toEqual({ ids: [offered], withoutPerson: [offered], slowestS: 60 });
  const told = houseWith({
    [`notification/mail/${offered}`]: { state: doubt },
    [file]: { state: { ...stateOf<object>(houseWith(), file), mailTroubles: [{ mailId: offered, unknown: true }] } },
  });
  expect(unknownMails(told).withoutPerson).toEqual([]);
});

test('a question without intake, case file or notice of it is lost', () => {
  expect(lostQuestions(houseWith(), ['MIO-2'])).toEqual(['MIO-2']);
  expect(lostQuestions(houseWith({ [file]: { state: null } }), [caseId])).toEqual([caseId]);
  expect(lostQuestions(changed(question, { openedAt: undefined }), [caseId])).toEqual([caseId]);
  expect(lostQuestions(changed(question, { waitingForDesk: true }), [caseId])).toEqual([caseId]);
});

test('more than a quarter of an hour without an open owner is a fault, from the receipt on', () => {
  expect(custodyFaults(changed(question, { receivedAt: new Date(Date.parse(at(2)) - 15 * 60_000 - 1).toISOString() }), [caseId], end)).toEqual([caseId]);
  const { trace } = stateOf<{ trace: object[] }>(houseWith(), file)!;
  const atMatching = { state: 'triaged', custodian: { kind: 'matching', id: '' }, trace: trace.slice(0, 2) };
  expect(custodyFaults(changed(file, atMatching), [caseId], Date.parse(at(14)))).toEqual([]);
  expect(custodyFaults(changed(file, atMatching), [caseId], Date.parse(at(16)))).toEqual([caseId]);
  expect(custodyFaults(changed(file, { custodian: { kind: 'none', id: '' } }), [caseId], end)).toEqual([caseId]);
});

test('a trace that was shortened or altered is broken', () => {
  const { trace } = stateOf<{ trace: object[] }>(houseWith(), file)!;
  expect(brokenTraces(changed(file, { trace: trace.slice(0, 3) }), [caseId])).toEqual([caseId]);
  expect(brokenTraces(changed(file, { trace: [...trace.slice(0, 3), { ...trace[3], to: 'expert:p-2' }] }), [caseId])).toEqual([caseId]);
});

test('an event that a subscriber did not handle is named', () => {
  const subscriptions = new Map([...subscriptionsOf(flows)].filter(([type]) => type.startsWith('mio.casework.')));
  const known = (house: HouseDocuments) => unhandledEvents(house, subscriptions).filter((line) => !line.includes('matching/'));
  expect(known(houseWith())).toEqual([]);
  expect(
    known(
      houseWith({
        [row]: {
          handled: {
            [file]: [
              [1, 2],
              [4, 4],
            ],
          },
        },
      }),
    ),
  ).toEqual([`${file}#3 at ${row}`]);
  expect(known(houseWith({ [`notification/mail/${accepted}`]: { handled: {} } }))).toEqual([`${file}#4 at notification/mail/${accepted}`]);
});

test('what waits at rest, and numbers with a gap', () => {
  expect(leftovers(houseWith({ [row]: { early: ['a#1'] }, [file]: { unsaid: at(0) } }))).toHaveLength(2);
  expect(leftovers({ ...houseWith(), stuck: [{ service: 'triage', name: 'due x', parkedAt: null }] })).toHaveLength(1);
  expect(leftovers(changed(`notification/mail/${offered}`, { state: 'sending' }))).toHaveLength(1);
  const { said } = houseWith().documents.get(file)!;
  expect(numberFaults(houseWith({ [file]: { said: said.filter(({ number }) => number !== 2) } }))).toHaveLength(1);
  expect(numberFaults(houseWith({ [file]: { said: said.slice(0, 3), saidCount: 4 } }))).toHaveLength(1);
});

test('a row that tells another story than the case file', () => {
  const { moves } = stateOf<{ moves: Record<string, object> }>(houseWith(), row)!;
  expect(rowDifferences(changed(row, { moves: { ...moves, 4: { ...moves[4], custodian: 'c4' } } }))).toHaveLength(1);
  expect(rowDifferences(changed(row, { moves: { 1: moves[1], 2: moves[2], 3: moves[3] } }))).toHaveLength(1);
  expect(rowDifferences(changed(row, { askedAt: '' }))).toHaveLength(1);
  expect(rowDifferences(changed(row, { mails: {} }))).toHaveLength(2);
  expect(rowDifferences(houseWith({ [row]: { state: null } }))).toHaveLength(1);
});
