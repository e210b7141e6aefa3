import type { caseworkEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type Mail, mailId, type Template } from './domain/mail.ts';
import type { Found } from './domain/recipient.ts';
import { bestBefore, isLate } from './domain/times.ts';
import { sendMail } from './send-mail.ts';

/** An event as it was heard. */
type Heard<Event> = Pick<StepInput<undefined, Event>, 'input' | 'at' | 'event'>;
type Given<Event> = StepInput<Mail | undefined, Event, Found | undefined>;

/** The offered expert gets a mail; for a team's queue, its coordinator. */
export const mailOffered = (given: Given<caseworkEvents.CaseOffered>) => begun(given, offeredMail(given));

/** The asker hears who took the question. */
export const mailAccepted = (given: Given<caseworkEvents.CaseAccepted>) => begun(given, acceptedMail(given));

export const offeredMail = ({ input, at, event }: Heard<caseworkEvents.CaseOffered>): Mail => {
  const recipient = input.expertId === '' ? `team:${input.team}` : input.expertId;
  return newMail('offered', { ...input, recipient, offerEnds: input.expiresAt ?? '', at, saidAt: event?.at ?? at });
};

export const acceptedMail = ({ input, at, event }: Heard<caseworkEvents.CaseAccepted>): Mail =>
  newMail('accepted', { ...input, recipient: 'asker', urgency: '', offerEnds: '', at, saidAt: event?.at ?? at });

/** A mail that can go goes: its event and its "sending" are one commit. Another is queued and goes at its due time. */
function begun({ doc, facts, at, by }: Given<unknown>, mail: Mail) {
  if (doc !== undefined) return same();
  // What comes too late (a replay, a restored store) is history: nobody waits for it, so nothing is said either.
  if (isLate(mail, at)) return next<Mail>({ ...mail, state: 'expired', why: 'history' });
  return facts === undefined ? next(mail) : sendMail({ doc: mail, input: mail.sendAt, facts, at, by });
}

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
