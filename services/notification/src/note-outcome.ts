import { NotificationFailed, NotificationSent } from '@mio/contracts';
import { causing, type Next, next, type StepInput, same } from '@mio/flow';
import { at as inState, type Mail } from './domain/mail.ts';
import { nextTry } from './domain/times.ts';

export interface MailFailed {
  readonly why: string;
  /** Refused in a way that another try cannot mend. */
  readonly forGood: boolean;
}

export const noteSent = ({ doc, at }: StepInput<Mail, unknown>) =>
  isOpen(doc) ? freeing(next(inState(doc, 'sent', at), NotificationSent(about(doc)))) : same();

/** Known not to have been handed over. One that a person is already looking at is not tried again by the machine. */
export const noteFailed = ({ doc, input, at }: StepInput<Mail, MailFailed>) => {
  if (!isOpen(doc)) return same();
  if (doc.state === 'sending' && !input.forGood) return freeing(next<Mail>({ ...inState(doc, 'queued', at, input.why), sendAt: nextTry(at, doc.tries) }));
  return freeing(next(inState(doc, 'failed', at, input.why), NotificationFailed({ ...about(doc), unknown: false })));
};

/** Nobody knows whether it arrived: a person looks, no machine tries again. Also the due time of a process that died while sending. */
export const noteUnknown = ({ doc, input, at }: StepInput<Mail, { readonly why: string } | string>) => {
  if (doc.state !== 'sending') return same();
  const why = typeof input === 'string' ? 'no_outcome' : input.why;
  return freeing(next(inState(doc, 'unknown', at, why), NotificationFailed({ ...about(doc), unknown: true })));
};

/** An effect, for it follows the commit: until then the mail is still in "sending". */
const freeing = (result: Next<Mail>): Next<Mail> => causing(result, { name: 'freeSlot', data: { mailId: result.state.id } });

export const about = ({ caseId, id, template, person }: Mail) => ({ caseId, mailId: id, template, recipient: person });

/** A process that slept through everything may still tell the truth about a mail that was given up as unknown. */
const isOpen = ({ state }: Mail): boolean => state === 'sending' || state === 'unknown';
