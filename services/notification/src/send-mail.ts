import { NotificationFailed } from '@mio/contracts';
import { causing, next, type StepInput } from '@mio/flow';
import { at as inState, type Mail } from './domain/mail.ts';
import type { Found, ToSend } from './domain/recipient.ts';
import { isLate, nextLook } from './domain/times.ts';
import { expireMail } from './expire-mail.ts';
import { about } from './note-outcome.ts';

/** "sending" is committed first; only then does the mail go out. */
export const sendMail = ({ doc, input, facts, at, by }: StepInput<Mail, string, Found | undefined>) => {
  if (facts === undefined || isLate(doc, at)) return expireMail({ doc, input, facts: undefined, at, by });
  // Waiting is no try. It moves the due time, so that waiting mails do not keep the clock from others.
  if (facts.kind === 'wait') return next<Mail>({ ...doc, sendAt: nextLook(at) });
  if (facts.kind === 'noSlot') return next<Mail>({ ...doc, sendAt: nextLook(at, 0.2) });
  if (facts.kind === 'noAddress') return next(inState(doc, 'noAddress', at));
  if (facts.kind === 'nobody') return next(inState(doc, 'failed', at, facts.why), NotificationFailed({ ...about(doc), unknown: false }));
  const { person, email, names } = facts;
  const mail: Mail = { ...inState(doc, 'sending', at), person, tries: doc.tries + 1 };
  return causing(next(mail), { name: 'sendMail', data: { mail, email, names } satisfies ToSend });
};
