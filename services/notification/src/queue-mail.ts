import type { caseworkEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type Mail, mailId, type Template } from './domain/mail.ts';
import { bestBefore, isLate } from './domain/times.ts';

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
