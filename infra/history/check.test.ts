import { expect, test } from 'vitest';
import { noTrace, traced } from '../../services/casework/src/domain/trace.ts';
import { checkHistory } from './check.ts';
import type { Entry } from './entry.ts';
import type { Subscriptions } from './subscriptions.ts';

const subscriptions: Subscriptions = new Map([['Asked', [{ service: 'casework', kind: 'case', keys: (_, caseId) => [caseId] }]]]);
const broken = (...entries: Entry[]) => [...new Set(checkHistory(entries, { subscriptions }).map(({ invariant }) => invariant))];

const minute = 60_000;
const desk = { kind: 'desk', id: '' };
const head = (more: object = {}) => ({ key: 'c', state: {}, said: [], saidCount: 0, handled: {}, commands: [], early: [], paged: {}, ...more });
const asked = { number: 1, type: 'Asked', caseId: 'c', data: {} };

const committed = (id: string, rev: number, body: object, at = 0): Entry => {
  const [service = '', collection = ''] = id.split('/');
  return { what: 'committed', at, service, collection, id, rev, body };
};
const question = committed('intake/question/c', 1, head({ said: [asked], saidCount: 1, commands: ['k'] }));
const published: Entry = { what: 'published', at: 0, id: 'intake/question/c#1', sequence: 1 };
const settled: Entry = { what: 'settled', at: 0, service: 'casework', id: 'intake/question/c#1' };
const file = (custodian: object, rev = 1, at = 0, more: object = {}) =>
  committed('casework/case/c', rev, head({ state: { state: 'received', custodian, ...noTrace }, handled: { 'intake/question/c': [[1, 1]] }, ...more }), at);
const answered: Entry = { what: 'answered', at: 0, service: 'intake', kind: 'question', key: 'c', name: 'receiveQuestion', commandId: 'k', outcome: 'ok' };
const up = (['intake', 'casework'] as const).map((service): Entry => ({ what: 'up', at: 0, service, up: true }));
const mail = (state: string) => committed('notification/mail/m', 1, head({ state: { state } }));
const data: Entry = { what: 'data', at: 0, mailId: 'm', person: 'p' };
const letter = (tries: number, parkedAt: string | null): Entry => ({
  what: 'committed',
  at: 0,
  service: 'casework',
  collection: 'stuck',
  id: 's',
  rev: 1,
  body: { kind: 'case', key: 'c', name: 'x', tries, parkedAt },
});

test('a history in which all is well breaks nothing', () => {
  const chain = traced(noTrace, { at: '', by: 'casework', action: 'opened', from: 'none', to: 'desk', reason: '', words: '' });
  const opened = file(desk, 1, 0, { state: { state: 'received', custodian: desk, ...chain } });
  expect(broken(...up, question, answered, published, opened, settled)).toEqual([]);
});

test.each<[string, Entry[]]>([
  ['I1', [question, answered, published]],
  ['I1', [answered]],
  ['I2', [...up, question, published, file({ kind: 'triage', id: '' }), file(desk, 2, 16 * minute)]],
  ['I2', [question, published, file({ kind: 'nobody', id: '' })]],
  ['I3', [question, published, file(desk), file(desk, 3)]],
  ['I3', [question, published, file(desk), file(desk, 2, 0, { handled: {} })]],
  ['I3', [question, published, file(desk), { ...answered, commandId: 'never' } as Entry]],
  ['I4', [mail('sending'), data, data]],
  ['I4', [mail('queued'), data]],
  ['I5', [file({ kind: 'triage', id: '' }), file(desk, 2)]],
  ['I5', [question, committed('insight/row/c', 1, head({ paged: { said: 32 } }))]],
  ['I6', [question, file(desk)]],
  ['I6', [question, published, settled]],
  ['I6', [question, published]],
  ['I7', [letter(1, null), letter(2, 'now')]],
  ['I7', [letter(1, null)]],
  ['I8', [question, answered, { what: 'queried', at: 1, caseId: 'c', found: false }]],
  ['I9', [{ what: 'figures', at: 0, live: { asked: 2 }, rebuilt: { asked: 1 } }]],
])('%s is named when it is broken', (invariant, history) => {
  expect(broken(...history)).toContain(invariant);
});

test('the minutes without an owner count only while intake and casework can work', () => {
  const away: Entry = { what: 'up', at: minute, service: 'casework', up: false };
  const back: Entry = { what: 'up', at: 30 * minute, service: 'casework', up: true };
  expect(broken(...up, question, published, file({ kind: 'triage', id: '' }), away, back, file(desk, 2, 31 * minute))).not.toContain('I2');
});
