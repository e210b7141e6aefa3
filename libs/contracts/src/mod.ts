export {
  CaseAccepted,
  CaseClosed,
  CaseOffered,
  CaseOpened,
  CaseRejected,
  CustodyMoved,
  catalogue,
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
} from './catalogue.ts';
export { decodeEnvelope, type Envelope, encodeEnvelope, UnreadableEvent } from './envelope.ts';
export type { EventType, SaidEvent } from './event-type.ts';
export type * as caseworkEvents from './generated/mio/casework/v1/events.ts';
export type * as intakeEvents from './generated/mio/intake/v1/events.ts';
export type * as matchingEvents from './generated/mio/matching/v1/events.ts';
export type * as notificationEvents from './generated/mio/notification/v1/events.ts';
export type * as triageEvents from './generated/mio/triage/v1/events.ts';
