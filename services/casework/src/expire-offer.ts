import { OfferExpired } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type CaseFile, matching } from './domain/case-file.ts';
import { moved } from './domain/custody.ts';
import { toDesk } from './send-to-desk.ts';

/** Nobody answered in time: onward by itself, to another person of the team; from a queue to the desk. */
export const expireOffer = ({ doc, at, by }: StepInput<CaseFile, string>) => {
  if (doc.state !== 'offered' || doc.offer === null) return same();
  const { offerId, team, expertId } = doc.offer;
  if (expertId === '') return toDesk(doc, at, by, 'queue_waits', { state: 'triaged', offer: null });
  const expired = moved(doc, { to: matching, at, by, action: 'expired', reason: expertId }, { state: 'triaged', offer: null });
  return next(expired, OfferExpired({ caseId: doc.caseId, offerId, team, expertId, custodian: expired.custodian }));
};
