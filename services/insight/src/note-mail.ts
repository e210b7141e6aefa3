import type { notificationEvents } from '@mio/contracts';
import { latest, type Mail } from './domain/case-row.ts';
import { type About, note, said } from './note.ts';

export const noteSent = (given: About<notificationEvents.NotificationSent>) => became(given, 'sent');

export const noteFailed = (given: About<notificationEvents.NotificationFailed>) => became(given, given.input.unknown ? 'unknown' : 'failed');

/** A mail given up as unknown may still turn out to have been sent. */
function became(given: About<{ caseId: string; mailId: string }>, outcome: Mail['outcome']) {
  const { number } = said(given);
  return note(given, ({ mails }) => ({ mails: latest(mails, given.input.mailId, { number, outcome }) }));
}
