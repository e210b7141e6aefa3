import { expect, test } from 'vitest';
import { after, monday, queuedMail } from './domain/mail.fixture.ts';
import { queueAccepted, queueOffered } from './send-mail.ts';

const custodian = { kind: 'team', id: 'c3' };
const offered = { caseId: 'MIO-7K3D9-QXF42C', offerId: 'o1', team: 'c3', expertId: 'p-otter', expiresAt: after(4 * 3600), urgency: 'normal', custodian };
const accepted = { caseId: offered.caseId, offerId: 'o1', team: 'c3', expertId: 'p-otter', custodian };
const saidAt = (at: string) => ({ id: 'casework/case/x#3', document: 'casework/case/x', number: 3, at, by: 'casework' });
const given = { doc: undefined, facts: undefined, at: monday, by: 'notification' };

test('an offer to an expert queues a mail to that expert, until the offer ends', () => {
  expect(queueOffered({ ...given, input: offered })).toMatchObject({ kind: 'next', state: queuedMail, events: [], effects: [] });
});

test('an offer to a team’s queue is for its coordinator and is good for a day', () => {
  const result = queueOffered({ ...given, input: { ...offered, expertId: '', expiresAt: undefined } });
  expect(result).toMatchObject({ state: { recipient: 'team:c3', offerEnds: '', bestBefore: after(24 * 3600) } });
});

test('an offer that ends after days still mails within one day only', () => {
  expect(queueOffered({ ...given, input: { ...offered, expiresAt: after(72 * 3600) } })).toMatchObject({ state: { bestBefore: after(24 * 3600) } });
});

test('an acceptance queues a mail to the asker', () => {
  expect(queueAccepted({ ...given, input: accepted })).toMatchObject({
    state: { id: 'MIO-7K3D9-QXF42C:o1:accepted', template: 'accepted', recipient: 'asker', expertId: 'p-otter', bestBefore: after(24 * 3600) },
  });
});

test.each([
  ['an offer that has ended', queueOffered({ ...given, input: { ...offered, expiresAt: after(-1) } })],
  ['an offer said a day ago', queueOffered({ ...given, input: offered, event: saidAt(after(-24 * 3600)) })],
  ['an acceptance said a day ago', queueAccepted({ ...given, input: accepted, event: saidAt(after(-24 * 3600)) })],
])('%s is history: no mail, and nobody is told', (_, result) => {
  expect(result).toMatchObject({ kind: 'next', state: { state: 'expired', why: 'history' }, events: [], effects: [] });
});

test('the same offer once more queues nothing', () => {
  expect(queueOffered({ ...given, doc: queuedMail, input: offered })).toEqual({ kind: 'same' });
});
