import {
  CaseAccepted,
  CaseClosed,
  CaseOffered,
  CaseOpened,
  CaseRejected,
  CustodyMoved,
  type Envelope,
  MatchNotFound,
  NotificationFailed,
  NotificationSent,
  QuestionFoundOutOfScope,
  QuestionReceived,
  QuestionTriaged,
  type SaidEvent,
  TeamMatched,
  TriageReviewRequested,
} from '@mio/contracts';

const begin = Date.parse('2026-11-23T09:00:00.000Z');
const after = (seconds: number): string => new Date(begin + seconds * 1000).toISOString();

const holder = (kind: string, id = '') => ({ kind, id });
const offer = { offerId: 'o1', team: 'c3', expertId: 'p-otter', urgency: 'normal', expiresAt: after(3600), custodian: holder('team', 'c3') };
const read = { topics: ['hearing'], sector: 'po', scope: 'pupil', urgency: 'normal', modelVersion: 'm1' };
const match = {
  expertId: 'p-otter',
  co: [],
  urgency: 'normal',
  score: 3,
  reasons: [{ code: 'own_school', points: 3, detail: 'school-1' }],
  runnerUp: undefined,
};

type Told = [document: string, seconds: number, event: SaidEvent<never> | SaidEvent];

/** Numbers the events per document, as their services do. */
function envelopes(caseId: string, told: readonly Told[]): Envelope[] {
  const numbers = new Map<string, number>();
  return told.map(([document, seconds, { type, data }]) => {
    const number = (numbers.get(document) ?? 0) + 1;
    numbers.set(document, number);
    return { id: `${document}#${number}`, document, number, type, version: 1, at: after(seconds), caseId, by: 'test', data };
  });
}

const places = (caseId: string) => ({
  intake: `intake/question/${caseId}`,
  triage: `triage/triage/${caseId}`,
  matching: `matching/match/${caseId}`,
  casework: `casework/case/${caseId}`,
});
const asked = (caseId: string) =>
  QuestionReceived({ caseId, channel: 'web', schoolId: 'school-1', scope: 'pupil', topic: 'hearing', role: 'ib', parentsInformed: 'yes', reachable: true });
const opened = (caseId: string) => CaseOpened({ caseId, schoolId: 'school-1', custodian: holder('triage') });

/** Routed by the machine, rejected by c3, accepted by an expert of c2; one mail turned out to be sent after all. */
export function acceptedCase(caseId: string): Envelope[] {
  const { intake, triage, matching, casework } = places(caseId);
  const mail = (offerId: string) => `notification/mail/${caseId}:${offerId}:offered`;
  const about = (offerId: string) => ({ caseId, mailId: `${caseId}:${offerId}:offered`, template: 'offered', recipient: 'p-otter' });
  return envelopes(caseId, [
    [intake, 0, asked(caseId)],
    [casework, 1, opened(caseId)],
    [triage, 2, QuestionTriaged({ caseId, lead: 'c3', probability: 0.97, co: [], ...read, decidedBy: 'machine', decision: 1, schoolId: 'school-1' })],
    [casework, 3, CustodyMoved({ caseId, from: holder('triage'), to: holder('matching'), reason: 'triaged', urgency: 'normal' })],
    [matching, 4, TeamMatched({ caseId, attempt: 1, team: 'c3', decision: 1, ...match })],
    [casework, 5, CaseOffered({ caseId, ...offer })],
    [casework, 605, CaseRejected({ caseId, ...offer, reason: 'no_capacity', custodian: holder('matching') })],
    [matching, 606, TeamMatched({ caseId, attempt: 2, team: 'c2', decision: 1, ...match })],
    [casework, 607, CaseOffered({ caseId, ...offer, offerId: 'o2', team: 'c2', custodian: holder('team', 'c2') })],
    [casework, 905, CaseAccepted({ caseId, ...offer, offerId: 'o2', team: 'c2', custodian: holder('expert', 'p-otter') })],
    [mail('o1'), 6, NotificationFailed({ ...about('o1'), unknown: true })],
    [mail('o1'), 50, NotificationSent(about('o1'))],
    [mail('o2'), 608, NotificationFailed({ ...about('o2'), unknown: false })],
  ]);
}

/** Left to the desk, matched to nobody, sent back to the desk and closed there. */
export function deskCase(caseId: string): Envelope[] {
  const { intake, triage, matching, casework } = places(caseId);
  return envelopes(caseId, [
    [intake, 0, asked(caseId)],
    [casework, 1, opened(caseId)],
    [triage, 2, TriageReviewRequested({ caseId, reason: 'unsure', best: [{ team: 'c3', probability: 0.4 }], ...read })],
    [casework, 3, CustodyMoved({ caseId, from: holder('triage'), to: holder('desk'), reason: 'unsure', urgency: 'normal' })],
    [triage, 60, QuestionTriaged({ caseId, lead: 'c4', probability: 0.1, co: [], ...read, decidedBy: 'desk', decision: 1, schoolId: 'school-1' })],
    [casework, 61, CustodyMoved({ caseId, from: holder('desk'), to: holder('matching'), reason: 'triaged', urgency: 'normal' })],
    [matching, 62, MatchNotFound({ caseId, attempt: 1, reason: 'no_team_left', decision: 1 })],
    [casework, 63, CustodyMoved({ caseId, from: holder('matching'), to: holder('desk'), reason: 'no_match', urgency: 'normal' })],
    [triage, 90, QuestionFoundOutOfScope({ caseId, decision: 2 })],
    [casework, 91, CaseClosed({ caseId, outcome: 'out_of_scope' })],
  ]);
}
