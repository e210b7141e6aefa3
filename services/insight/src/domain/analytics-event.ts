import {
  CaseAccepted,
  CaseClosed,
  CaseOffered,
  CaseOpened,
  CaseRejected,
  CustodyMoved,
  type Envelope,
  type EventType,
  ExpertChanged,
  MatchNotFound,
  MembershipChanged,
  NotificationFailed,
  NotificationSent,
  OfferExpired,
  QuestionFoundOutOfScope,
  QuestionReceived,
  QuestionTriaged,
  QuestionWithdrawn,
  SchoolChanged,
  TeamChanged,
  TeamMatched,
  TriageReviewRequested,
} from '@mio/contracts';
import { code, codes, custodian, fields, flag, type Json, listOf, number, person, recipient, school, type Take, time } from './allowed.ts';
import type { Pseudonym } from './pseudonyms.ts';

/** One event for other people's analytics. The receiver drops repeats by `id`. */
export interface AnalyticsEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  /** Empty for events of the register. */
  readonly caseId: string;
  readonly document: string;
  readonly number: number;
  readonly data: Json;
}

const row = <T>({ type }: EventType<T>, allowed: { readonly [field in keyof T]?: Take }): [string, Take] => [type, fields(allowed as Record<string, Take>)];
const offer = { offerId: code, team: code, expertId: person, custodian };
const read = { topics: codes, sector: code, scope: code, urgency: code, modelVersion: code };
const reasons = listOf(fields({ code, points: number }));

/** What leaves the house of each event. What is not named here stays; the case's id stands in the head. */
const allowed = new Map<string, Take>([
  row(QuestionReceived, { channel: code, schoolId: school, scope: code, topic: code, role: code, parentsInformed: code, reachable: flag }),
  row(QuestionWithdrawn, {}),
  row(QuestionTriaged, { lead: code, probability: number, co: codes, ...read, decidedBy: code, decision: number, schoolId: school }),
  row(TriageReviewRequested, { reason: code, best: listOf(fields({ team: code, probability: number })), ...read }),
  row(QuestionFoundOutOfScope, { decision: number }),
  row(TeamMatched, {
    attempt: number,
    team: code,
    expertId: person,
    co: codes,
    urgency: code,
    score: number,
    decision: number,
    reasons,
    runnerUp: fields({ team: code, expertId: person, score: number, reasons }),
  }),
  row(MatchNotFound, { attempt: number, reason: code, decision: number }),
  row(CaseOpened, { schoolId: school, custodian }),
  row(CustodyMoved, { from: custodian, to: custodian, reason: code, urgency: code }),
  row(CaseOffered, { ...offer, expiresAt: time, urgency: code }),
  row(CaseAccepted, offer),
  row(CaseRejected, { ...offer, reason: code }),
  row(OfferExpired, offer),
  row(CaseClosed, { outcome: code }),
  row(NotificationSent, { mailId: code, template: code, recipient }),
  row(NotificationFailed, { mailId: code, template: code, recipient, unknown: flag }),
  row(TeamChanged, { teamId: code, removed: flag }),
  row(ExpertChanged, { personId: person, removed: flag }),
  row(SchoolChanged, { schoolId: school, removed: flag }),
  row(MembershipChanged, { personId: person, removed: flag }),
]);

/** An event without a row goes out as its head alone, so that the receiver can see that there was one. */
export function analyticsEvent(envelope: Envelope, pseudonym: Pseudonym): AnalyticsEvent {
  const { id, type, version, at, caseId, document, number: place, data } = envelope;
  return { id, type, version, at, caseId, document, number: place, data: allowed.get(type)?.(data, pseudonym) ?? {} };
}

/** For the test that every event of the house has a row. */
export const isAllowed = (type: string): boolean => allowed.has(type);
