// Every event of the house, once. A new event: proto, generate, a row here, a step, a row in flow.ts.
import { type EventType, eventType } from './event-type.ts';
import * as casework from './generated/mio/casework/v1/events.ts';
import * as directory from './generated/mio/directory/v1/events.ts';
import * as intake from './generated/mio/intake/v1/events.ts';
import * as matching from './generated/mio/matching/v1/events.ts';
import * as notification from './generated/mio/notification/v1/events.ts';
import * as triage from './generated/mio/triage/v1/events.ts';

export const TeamChanged = eventType('mio.directory.v1.TeamChanged', directory.TeamChanged, ['teamId']);
export const ExpertChanged = eventType('mio.directory.v1.ExpertChanged', directory.ExpertChanged, ['personId']);
export const SchoolChanged = eventType('mio.directory.v1.SchoolChanged', directory.SchoolChanged, ['schoolId']);
export const MembershipChanged = eventType('mio.directory.v1.MembershipChanged', directory.MembershipChanged, ['personId']);

export const QuestionReceived = eventType('mio.intake.v1.QuestionReceived', intake.QuestionReceived, ['caseId', 'channel', 'scope', 'topic', 'role']);
export const QuestionWithdrawn = eventType('mio.intake.v1.QuestionWithdrawn', intake.QuestionWithdrawn, ['caseId']);

export const QuestionTriaged = eventType('mio.triage.v1.QuestionTriaged', triage.QuestionTriaged, ['caseId', 'lead', 'urgency', 'decidedBy']);
export const TriageReviewRequested = eventType('mio.triage.v1.TriageReviewRequested', triage.TriageReviewRequested, ['caseId', 'reason', 'urgency']);
export const QuestionFoundOutOfScope = eventType('mio.triage.v1.QuestionFoundOutOfScope', triage.QuestionFoundOutOfScope, ['caseId']);

export const TeamMatched = eventType('mio.matching.v1.TeamMatched', matching.TeamMatched, ['caseId', 'team', 'urgency']);
export const MatchNotFound = eventType('mio.matching.v1.MatchNotFound', matching.MatchNotFound, ['caseId', 'reason']);

export const CaseOpened = eventType('mio.casework.v1.CaseOpened', casework.CaseOpened, ['caseId', 'custodian']);
export const CustodyMoved = eventType('mio.casework.v1.CustodyMoved', casework.CustodyMoved, ['caseId', 'from', 'to', 'reason']);
export const CaseOffered = eventType('mio.casework.v1.CaseOffered', casework.CaseOffered, ['caseId', 'offerId', 'team', 'custodian']);
export const CaseAccepted = eventType('mio.casework.v1.CaseAccepted', casework.CaseAccepted, ['caseId', 'offerId', 'team', 'expertId', 'custodian']);
export const CaseRejected = eventType('mio.casework.v1.CaseRejected', casework.CaseRejected, ['caseId', 'offerId', 'team', 'reason', 'custodian']);
export const OfferExpired = eventType('mio.casework.v1.OfferExpired', casework.OfferExpired, ['caseId', 'offerId', 'team', 'custodian']);
export const CaseClosed = eventType('mio.casework.v1.CaseClosed', casework.CaseClosed, ['caseId', 'outcome']);

export const NotificationSent = eventType('mio.notification.v1.NotificationSent', notification.NotificationSent, ['caseId', 'mailId', 'template', 'recipient']);
export const NotificationFailed = eventType('mio.notification.v1.NotificationFailed', notification.NotificationFailed, [
  'caseId',
  'mailId',
  'template',
  'recipient',
]);

const all = [
  TeamChanged,
  ExpertChanged,
  SchoolChanged,
  MembershipChanged,
  QuestionReceived,
  QuestionWithdrawn,
  QuestionTriaged,
  TriageReviewRequested,
  QuestionFoundOutOfScope,
  TeamMatched,
  MatchNotFound,
  CaseOpened,
  CustodyMoved,
  CaseOffered,
  CaseAccepted,
  CaseRejected,
  OfferExpired,
  CaseClosed,
  NotificationSent,
  NotificationFailed,
] as unknown as readonly EventType<unknown>[];

/** Full name -> kind. */
export const catalogue: ReadonlyMap<string, EventType<unknown>> = new Map(all.map((kind) => [kind.type, kind]));
