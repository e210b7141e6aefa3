import { type caseworkEvents, NotificationFailed } from '@mio/contracts';
import { causing, next, type StepInput, same } from '@mio/flow';
import { at as inState, type Mail, mailId, type Template } from './domain/mail.ts';
import type { Found, ToSend } from './domain/recipient.ts';
import { bestBefore, isLate, nextLook } from './domain/times.ts';
import { expireMail } from './expire-mail.ts';
import { about } from './note-outcome.ts';

// A mail is queued by its event and goes out at its due time, a moment later.

/** The offered expert gets a mail; for a team's queue, its coordinator. */
export const queueOffered = ({ doc, input, at, event }: StepInput<Mail | undefined, caseworkEvents.CaseOffered>) => {
  if (doc !== undefined) return same();
  const recipient = input.expertId === '' ? `team:${input.team}` : input.expertId;
  return queued(newMail('offered', { ...input, recipient, offerEnds: input.expiresAt ?? '', at, saidAt: event?.at ?? at }), at);
};

/** The asker hears who took the question. */
export const queueAccepted = ({ doc, input, at, event }: StepInput<Mail | undefined, caseworkEvents.CaseAccepted>) => {
  if (doc !== undefined) return same();
  return queued(newMail('accepted', { ...input, recipient: 'asker', urgency: '', offerEnds: '', at, saidAt: event?.at ?? at }), at);
};

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

interface About {
  readonly caseId: string;
  readonly offerId: string;
  readonly team: string;
  readonly expertId: string;
  readonly urgency: string;
  readonly recipient: string;
  readonly offerEnds: string;
  readonly at: string;
  readonly saidAt: string;
}

function newMail(template: Template, { at, saidAt, ...about }: About): Mail {
  const { caseId, team, expertId, urgency, recipient, offerEnds } = about;
  return {
    id: mailId(template, about),
    caseId,
    template,
    recipient,
    person: recipient,
    team,
    expertId,
    urgency,
    offerEnds,
    bestBefore: bestBefore(saidAt, offerEnds),
    state: 'queued',
    since: at,
    tries: 0,
    sendAt: at,
    why: '',
  };
}

/** What comes too late (a replay, a restored store) is history: nobody waits for it, so nothing is said either. */
const queued = (mail: Mail, at: string) => next<Mail>(isLate(mail, at) ? { ...mail, state: 'expired', why: 'history' } : mail);
