import {
  CaseAccepted,
  CaseClosed,
  CaseOffered,
  CaseOpened,
  CaseRejected,
  CustodyMoved,
  MatchNotFound,
  NotificationFailed,
  OfferExpired,
  QuestionFoundOutOfScope,
  QuestionReceived,
  QuestionTriaged,
  QuestionWithdrawn,
  TeamMatched,
  TriageReviewRequested,
} from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import { acceptCase } from './accept-case.ts';
import { closeOutOfScope, closeWithdrawn } from './close-case.ts';
import type { CaseFile } from './domain/case-file.ts';
import { dueTimes } from './domain/clocks.ts';
import { foundBy, indexes } from './domain/found-by.ts';
import { expireOffer } from './expire-offer.ts';
import { type AccessLog, noteAccess } from './note-access.ts';
import { noteMailTrouble } from './note-mail-trouble.ts';
import { noteTriage } from './note-triage.ts';
import { offerCase } from './offer-case.ts';
import { openCase } from './open-case.ts';
import { rejectCase } from './reject-case.ts';
import { leaveSilentMachine, noMatch, requestReview } from './send-to-desk.ts';

export interface Reads {
  newCaseKey(caseId: string): string;
}

const { on, opensOn, call, due } = rowsFor<CaseFile, Reads>();
const { opensCall } = rowsFor<AccessLog>();

const caseFile = documentKind<CaseFile>(
  'case',
  [
    opensOn(QuestionReceived, openCase, {
      says: [CaseOpened],
      load: async ({ reads, input }) => ({ caseKey: reads.newCaseKey(input.caseId) }),
    }),
    on(QuestionTriaged, noteTriage, { says: [CustodyMoved] }),
    on(TriageReviewRequested, requestReview, { says: [CustodyMoved] }),
    on(QuestionFoundOutOfScope, closeOutOfScope, { says: [CaseClosed] }),
    on(TeamMatched, offerCase, { says: [CaseOffered] }),
    on(MatchNotFound, noMatch, { says: [CustodyMoved] }),
    call('acceptCase', acceptCase, { says: [CaseAccepted] }),
    call('rejectCase', rejectCase, { says: [CaseRejected] }),
    due('offerExpires', expireOffer, { says: [OfferExpired, CustodyMoved] }),
    due('machineSilent', leaveSilentMachine, { says: [CustodyMoved] }),
    on(QuestionWithdrawn, closeWithdrawn, { says: [CaseClosed] }),
    on(NotificationFailed, noteMailTrouble),
  ],
  { due: dueTimes, index: foundBy, indexes, grows: ['trace'] },
);

const accessLog = documentKind<AccessLog>('access', [opensCall('noteAccess', noteAccess)], { grows: ['entries'] });

export const flow = defineFlow('casework', caseFile, accessLog);
