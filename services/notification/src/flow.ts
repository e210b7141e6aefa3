import { CaseAccepted, CaseOffered, NotificationFailed, NotificationSent } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import { type Mail, mailId } from './domain/mail.ts';
import type { Found } from './domain/recipient.ts';
import { dueTimes, isLate } from './domain/times.ts';
import { expireMail } from './expire-mail.ts';
import { noteFailed, noteSent, noteUnknown } from './note-outcome.ts';
import { acceptedMail, mailAccepted, mailOffered, offeredMail } from './queue-mail.ts';
import { sendMail } from './send-mail.ts';

export interface Reads {
  /** Who gets it, by casework's leave. `wait` while casework or the mail server does not answer; `atOnce` waits for no slot. */
  find(mail: Mail, how?: { readonly atOnce: boolean }): Promise<Found>;
}

const { opensOn, call, due } = rowsFor<Mail, Reads>();

const mail = documentKind<Mail>(
  'mail',
  [
    opensOn(CaseOffered, mailOffered, {
      about: (offered) => [mailId('offered', offered)],
      says: [NotificationFailed],
      load: ({ reads, doc, ...heard }) => findAtOnce(reads, doc, offeredMail(heard), heard.at),
    }),
    opensOn(CaseAccepted, mailAccepted, {
      about: (accepted) => [mailId('accepted', accepted)],
      says: [NotificationFailed],
      load: ({ reads, doc, ...heard }) => findAtOnce(reads, doc, acceptedMail(heard), heard.at),
    }),
    due('send', sendMail, {
      says: [NotificationFailed],
      load: async ({ reads, doc, at }) => (isLate(doc, at) ? undefined : reads.find(doc)),
    }),
    call('mailSent', noteSent, { says: [NotificationSent] }),
    call('mailFailed', noteFailed, { says: [NotificationFailed] }),
    call('mailUnknown', noteUnknown, { says: [NotificationFailed] }),
    due('unknown', noteUnknown, { says: [NotificationFailed] }),
    due('expires', expireMail, { says: [NotificationFailed] }),
  ],
  { due: dueTimes, index: ({ state, caseId }) => ({ state, caseId }), indexes: ['state', 'caseId'] },
);

/** What goes wrong here goes wrong again at the mail's due time, and is dealt with there. */
async function findAtOnce(reads: Reads, doc: Mail | undefined, mail: Mail, at: string): Promise<Found | undefined> {
  return doc !== undefined || isLate(mail, at) ? undefined : reads.find(mail, { atOnce: true }).catch(() => undefined);
}

export const flow = defineFlow('notification', mail);
