import { CaseOffered, type matchingEvents } from '@mio/contracts';
import { early, next, type StepInput, same } from '@mio/flow';
import { type CaseFile, type Offer, teamOf } from './domain/case-file.ts';
import { offerExpires, queueEnds } from './domain/clocks.ts';
import { moved } from './domain/custody.ts';

/** Until somebody accepts, the team holds the case. Without a named expert it lies in the team's queue, until the desk looks again. */
export const offerCase = ({ doc, input, at, by }: StepInput<CaseFile, matchingEvents.TeamMatched>) => {
  if (input.decision > (doc.triage?.decision ?? 0) && waitsForDecision(doc)) return early();
  const waits = doc.custodian.kind === 'matching' || (doc.custodian.kind === 'desk' && doc.deskReason === 'machine_silent');
  if (!waits || input.decision !== (doc.triage?.decision ?? 0) || input.attempt <= (doc.match?.attempt ?? 0)) return same();
  const offer: Offer = {
    offerId: `o${doc.offers + 1}`,
    team: input.team,
    expertId: input.expertId,
    offeredAt: at,
    expiresAt: input.expertId === '' ? queueEnds(doc.urgency, at) : offerExpires(doc.urgency, at),
  };
  const offered = moved(
    doc,
    { to: teamOf(input.team), at, by, action: 'offered', reason: input.expertId },
    {
      state: 'offered',
      match: input,
      offer,
      offers: doc.offers + 1,
      deskReason: '',
    },
  );
  const { offerId, team, expertId, expiresAt } = offer;
  return next(offered, CaseOffered({ caseId: doc.caseId, offerId, team, expertId, expiresAt, urgency: doc.urgency, custodian: offered.custodian }));
};

/** While a team or expert holds the case no later decision will be noted, so nothing may wait for one. */
const waitsForDecision = ({ custodian }: CaseFile): boolean => custodian.kind === 'triage' || custodian.kind === 'matching' || custodian.kind === 'desk';
