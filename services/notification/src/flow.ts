import { CaseAccepted, CaseOffered, NotificationFailed, NotificationSent } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import { type Mail, mailId } from './domain/mail.ts';
import type { Found } from './domain/recipient.ts';
import { dueTimes, isLate } from './domain/times.ts';
import { expireMail } from './expire-mail.ts';
import { noteFailed, noteSent, noteUnknown } from './note-outcome.ts';
import { queueAccepted, queueOffered, sendMail } from './send-mail.ts';

export interface Reads {
  /** Who gets it, by casework's leave. `wait` while casework or the mail server does not answer. */
  find(mail: Mail): Promise<Found>;
}

const { opensOn, call, due } = rowsFor<Mail, Reads>();

const mail = documentKind<Mail>(
  'mail',
  [
    opensOn(CaseOffered, queueOffered, { about: (offered) => [mailId('offered', offered)] }),
    opensOn(CaseAccepted, queueAccepted, { about: (accepted) => [mailId('accepted', accepted)] }),
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

export const flow = defineFlow('notification', mail);
