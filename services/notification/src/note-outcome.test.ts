import { NotificationFailed, NotificationSent } from '@mio/contracts';
import { expect, test } from 'vitest';
import { after, queuedMail, sendingMail } from './domain/mail.fixture.ts';
import { noteFailed, noteSent, noteUnknown } from './note-outcome.ts';

const given = { facts: undefined, at: after(2), by: 'notification' };
const about = { caseId: sendingMail.caseId, mailId: sendingMail.id, template: 'offered', recipient: 'p-otter' };
const noLine = { why: 'no_line', forGood: false };

const freed = [{ name: 'freeSlot', data: { mailId: sendingMail.id } }];

test('sent is said', () => {
  expect(noteSent({ ...given, doc: sendingMail, input: {} })).toMatchObject({
    state: { state: 'sent', since: after(2) },
    events: [NotificationSent(about)],
    effects: freed,
  });
});

test('what never left is queued again, later each time, at most half an hour', () => {
  expect(noteFailed({ ...given, doc: sendingMail, input: noLine })).toMatchObject({
    state: { state: 'queued', sendAt: after(7), why: 'no_line' },
    events: [],
    effects: freed,
  });
  expect(noteFailed({ ...given, doc: { ...sendingMail, tries: 3 }, input: noLine })).toMatchObject({ state: { sendAt: after(22) } });
  expect(noteFailed({ ...given, doc: { ...sendingMail, tries: 40 }, input: noLine })).toMatchObject({ state: { sendAt: after(1802) } });
});

test('a refusal for good is said', () => {
  const result = noteFailed({ ...given, doc: sendingMail, input: { why: 'recipient_refused_550', forGood: true } });
  expect(result).toMatchObject({
    state: { state: 'failed', why: 'recipient_refused_550' },
    events: [NotificationFailed({ ...about, unknown: false })],
    effects: freed,
  });
});

test('an outcome that nobody knows goes to a person, whether the sender says so or fell silent', () => {
  const said = [NotificationFailed({ ...about, unknown: true })];
  expect(noteUnknown({ ...given, doc: sendingMail, input: { why: 'line_lost' } })).toMatchObject({
    state: { state: 'unknown', why: 'line_lost' },
    events: said,
    effects: freed,
  });
  expect(noteUnknown({ ...given, doc: sendingMail, input: after(45) })).toMatchObject({
    state: { state: 'unknown', why: 'no_outcome' },
    events: said,
    effects: freed,
  });
});

test('from unknown nothing leads to another try', () => {
  const unknown = { ...sendingMail, state: 'unknown' as const };
  expect(noteFailed({ ...given, doc: unknown, input: noLine })).toMatchObject({
    state: { state: 'failed' },
    events: [NotificationFailed({ ...about, unknown: false })],
    effects: freed,
  });
  expect(noteSent({ ...given, doc: unknown, input: {} })).toMatchObject({ state: { state: 'sent' } });
  expect(noteUnknown({ ...given, doc: unknown, input: after(45) })).toEqual({ kind: 'same' });
});

test.each(['queued', 'sent', 'failed', 'expired', 'noAddress'] as const)('an outcome that comes when it is %s changes nothing', (state) => {
  const doc = { ...queuedMail, state };
  expect([noteSent({ ...given, doc, input: {} }), noteFailed({ ...given, doc, input: noLine }), noteUnknown({ ...given, doc, input: { why: '' } })]).toEqual(
    Array(3).fill({ kind: 'same' }),
  );
});
