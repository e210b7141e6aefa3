import {
  CaseAccepted,
  CaseClosed,
  CaseOffered,
  CaseOpened,
  CaseRejected,
  CustodyMoved,
  MatchNotFound,
  NotificationFailed,
  NotificationSent,
  OfferExpired,
  QuestionFoundOutOfScope,
  QuestionReceived,
  QuestionTriaged,
  QuestionWithdrawn,
  TeamMatched,
  TriageReviewRequested,
} from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import type { CaseRow } from './domain/case-row.ts';
import { noteOutOfScope, noteReview, noteTriaged } from './note-decision.ts';
import { noteFailed, noteSent } from './note-mail.ts';
import { noteMatched, noteUnmatched } from './note-match.ts';
import { noteAccepted, noteClosed, noteExpired, noteMoved, noteOffered, noteOpened, noteRejected } from './note-move.ts';
import { noteAsked, noteWithdrawn } from './note-question.ts';

const { opensOn } = rowsFor<CaseRow>();

/** Any event may be the first to arrive: what it tells is kept, and counts when the rest is there. */
const row = documentKind<CaseRow>(
  'row',
  [
    opensOn(QuestionReceived, noteAsked),
    opensOn(QuestionWithdrawn, noteWithdrawn),
    opensOn(QuestionTriaged, noteTriaged),
    opensOn(TriageReviewRequested, noteReview),
    opensOn(QuestionFoundOutOfScope, noteOutOfScope),
    opensOn(TeamMatched, noteMatched),
    opensOn(MatchNotFound, noteUnmatched),
    opensOn(CaseOpened, noteOpened),
    opensOn(CustodyMoved, noteMoved),
    opensOn(CaseOffered, noteOffered),
    opensOn(CaseAccepted, noteAccepted),
    opensOn(CaseRejected, noteRejected),
    opensOn(OfferExpired, noteExpired),
    opensOn(CaseClosed, noteClosed),
    opensOn(NotificationSent, noteSent),
    opensOn(NotificationFailed, noteFailed),
  ],
  { index: ({ changedAt }) => ({ changedAt }), indexes: ['changedAt'] },
);

export const flow = defineFlow('insight', row);
