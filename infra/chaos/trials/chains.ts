import {
  MatchNotFound,
  NotificationFailed,
  QuestionFoundOutOfScope,
  QuestionReceived,
  QuestionTriaged,
  QuestionWithdrawn,
  TeamMatched,
  TriageReviewRequested,
} from '@mio/contracts';
import { type Message, messageOf } from './events.ts';

/** What the services around casework say of one case, in the order in which it happened. */
export interface Chain {
  readonly name: string;
  messages(caseId: string): readonly Message[];
  /** Overtaken inputs: what comes of the case is the same, but not every way leads past the same places. */
  readonly overtaken?: true;
}

const at = '2026-03-02T09:00:00.000Z';
const place = (document: string, number = 1) => ({ document, number, at });

const received = (caseId: string): Message =>
  messageOf(
    QuestionReceived,
    { ...place(`intake/question/${caseId}`), caseId },
    { caseId, channel: 'web', schoolId: 's-1', scope: 'pupil', topic: 'speech', role: 'ib', parentsInformed: 'yes', reachable: true },
  );
const withdrawn = (caseId: string): Message => messageOf(QuestionWithdrawn, { ...place(`intake/question/${caseId}`, 2), caseId }, { caseId });

const read = { topics: ['speech'], sector: 'po', scope: 'pupil', urgency: 'normal', modelVersion: 'm1' };
const triaged =
  (number: number, decidedBy: string) =>
  (caseId: string): Message =>
    messageOf(
      QuestionTriaged,
      { ...place(`triage/triage/${caseId}`, number), caseId },
      { ...read, caseId, schoolId: 's-1', lead: 'c2', probability: 0.97, co: [], decidedBy, decision: 1 },
    );
const review = (caseId: string): Message =>
  messageOf(TriageReviewRequested, { ...place(`triage/triage/${caseId}`), caseId }, { ...read, caseId, reason: 'unsure', best: [] });
const outOfScope = (caseId: string): Message => messageOf(QuestionFoundOutOfScope, { ...place(`triage/triage/${caseId}`, 2), caseId }, { caseId, decision: 1 });

const matched = (caseId: string): Message =>
  messageOf(
    TeamMatched,
    { ...place(`matching/match/${caseId}`), caseId },
    { caseId, attempt: 1, team: 'c2', expertId: 'p-a', co: [], urgency: 'normal', score: 9, reasons: [], runnerUp: undefined, decision: 1 },
  );
const unmatched = (caseId: string): Message =>
  messageOf(MatchNotFound, { ...place(`matching/match/${caseId}`), caseId }, { caseId, attempt: 1, reason: 'no_team_left', decision: 1 });

function mailFailed(caseId: string): Message {
  const mailId = `${caseId}:o1:offered`;
  const data = { caseId, mailId, template: 'offered', recipient: 'p-a', unknown: true };
  return messageOf(NotificationFailed, { ...place(`notification/mail/${mailId}`), caseId }, data);
}

const chain = (name: string, ...makers: readonly ((caseId: string) => Message)[]): Chain => ({
  name,
  messages: (caseId) => makers.map((make) => make(caseId)),
});

export const chains: readonly Chain[] = [
  chain('offered', received, triaged(1, 'machine'), matched),
  chain('offered, mail failed', received, triaged(1, 'machine'), matched, mailFailed),
  chain('no match', received, triaged(1, 'machine'), unmatched),
  { ...chain('offered after the desk', received, review, triaged(2, 'desk'), matched), overtaken: true },
  { ...chain('out of scope', received, review, outOfScope), overtaken: true },
  { ...chain('withdrawn', received, triaged(1, 'machine'), matched, withdrawn), overtaken: true },
];
