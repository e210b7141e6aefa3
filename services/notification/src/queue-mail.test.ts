import { expect, test } from 'vitest';
import { after, found, monday, queuedMail } from './domain/mail.fixture.ts';
import { mailAccepted, mailOffered } from './queue-mail.ts';

const custodian = { kind: 'team', id: 'c3' };
const offered = { caseId: 'MIO-7K3D9-QXF42C', offerId: 'o1', team: 'c3', expertId: 'p-otter', expiresAt: after(4 * 3600), urgency: 'normal', custodian };
const accepted = { caseId: offered.caseId, offerId: 'o1', team: 'c3', expertId: 'p-otter', custodian };
const saidAt = (at: string) => ({ id: 'casework/case/x#3', document: 'casework/case/x', number: 3, at, by: 'casework' });
const given = { doc: undefined, facts: undefined, at: monday, by: 'notification' };

test('an offer to an expert queues a mail to that expert, until the offer ends', () => {
  expect(mailOffered({ ...given, input: offered })).toMatchObject({ kind: 'next', state: queuedMail, events: [], effects: [] });
});

test('an offer to a team’s queue is for its coordinator and is good for a day', () => {
  const result = mailOffered({ ...given, input: { ...offered, expertId: '', expiresAt: undefined } });
  expect(result).toMatchObject({ state: { recipient: 'team:c3', offerEnds: '', bestBefore: after(24 * 3600) } });
});

test('an offer that ends after days still mails within one day only', () => {
  expect(mailOffered({ ...given, input: { ...offered, expiresAt: after(72 * 3600) } })).toMatchObject({ state: { bestBefore: after(24 * 3600) } });
});

test('an acceptance queues a mail to the asker', () => {
  expect(mailAccepted({ ...given, input: accepted })).toMatchObject({
    state: { id: 'MIO-7K3D9-QXF42C:o1:accepted', template: 'accepted', recipient: 'asker', expertId: 'p-otter', bestBefore: after(24 * 3600) },
  });
});

test.each([
  ['an offer that has ended', mailOffered({ ...given, input: { ...offered, expiresAt: after(-1) } })],
  ['an offer said a day ago', mailOffered({ ...given, input: offered, event: saidAt(after(-24 * 3600)) })],
  ['an acceptance said a day ago', mailAccepted({ ...given, input: accepted, event: saidAt(after(-24 * 3600)) })],
])('%s is history: no mail, and nobody is told', (_, result) => {
  expect(result).toMatchObject({ kind: 'next', state: { state: 'expired', why: 'history' }, events: [], effects: [] });
});

test('a mail that can go at once is in "sending" with the commit of its event, and goes after it', () => {
  const result = mailOffered({ ...given, facts: found, input: offered });
  expect(result).toMatchObject({ kind: 'next', state: { ...queuedMail, state: 'sending', tries: 1 }, events: [], effects: [{ name: 'sendMail' }] });
});

test('one for which there is no place or no mail server now is queued, untried', () => {
  for (const kind of ['noSlot', 'wait'] as const)
    expect(mailOffered({ ...given, facts: { kind }, input: offered })).toMatchObject({ state: { state: 'queued', tries: 0 }, effects: [] });
});

test('the same offer once more queues nothing', () => {
  expect(mailOffered({ ...given, doc: queuedMail, facts: found, input: offered })).toEqual({ kind: 'same' });
});
