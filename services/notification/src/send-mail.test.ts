import { NotificationFailed } from '@mio/contracts';
import { expect, test } from 'vitest';
import { after, found, monday, queuedMail } from './domain/mail.fixture.ts';
import { dueTimes } from './domain/times.ts';
import { expireMail } from './expire-mail.ts';
import { sendMail } from './send-mail.ts';

const given = { doc: queuedMail, input: monday, facts: found, at: after(1), by: 'notification' };
const failed = NotificationFailed({ caseId: queuedMail.caseId, mailId: queuedMail.id, template: 'offered', recipient: 'p-otter', unknown: false });

test('"sending" is in the document before the mail goes out; the address is not', () => {
  const result = sendMail(given);
  expect(result).toMatchObject({
    kind: 'next',
    state: { state: 'sending', since: after(1), tries: 1 },
    events: [],
    effects: [{ name: 'sendMail', data: { email: found.email } }],
  });
  expect(JSON.stringify((result as { state: unknown }).state)).not.toMatch(/Femke|@/);
});

test('a team’s mail is to whoever coordinates the team now', () => {
  const result = sendMail({ ...given, doc: { ...queuedMail, recipient: 'team:c3', person: 'team:c3' }, facts: { ...found, person: 'p-reiger' } });
  expect(result).toMatchObject({ state: { recipient: 'team:c3', person: 'p-reiger' } });
});

test('while mail server or casework do not answer it waits, and that is no try', () => {
  const result = sendMail({ ...given, facts: { kind: 'wait' } });
  expect(result).toEqual({ kind: 'next', state: { ...queuedMail, sendAt: after(4) }, events: [], effects: [] });
});

test('while as many are being sent as may be it waits a moment, and that is no try', () => {
  const result = sendMail({ ...given, facts: { kind: 'noSlot' } });
  expect(result).toEqual({ kind: 'next', state: { ...queuedMail, sendAt: after(1.2) }, events: [], effects: [] });
});

test('an asker without an address is left alone', () => {
  expect(sendMail({ ...given, facts: { kind: 'noAddress' } })).toMatchObject({ state: { state: 'noAddress' }, events: [], effects: [] });
});

test('nobody to send it to: failed, and said so', () => {
  expect(sendMail({ ...given, facts: { kind: 'nobody', why: 'not_found' } })).toMatchObject({
    state: { state: 'failed', why: 'not_found' },
    events: [failed],
    effects: [],
  });
});

test('past its best-before it is not sent, and a person hears so', () => {
  const late = { ...given, at: queuedMail.bestBefore };
  const expired = { state: { state: 'expired' }, events: [failed], effects: [] };
  expect(sendMail({ ...late, facts: undefined })).toMatchObject(expired);
  expect(sendMail(late)).toMatchObject(expired);
  expect(expireMail({ ...late, facts: undefined })).toMatchObject(expired);
});

test('the clock calls a waiting mail, its end, and one whose sender fell silent', () => {
  expect(dueTimes(queuedMail)).toEqual({ send: monday, expires: queuedMail.bestBefore });
  expect(dueTimes({ ...queuedMail, state: 'sending' })).toEqual({ unknown: after(45) });
  expect(dueTimes({ ...queuedMail, state: 'unknown' })).toEqual({});
});
