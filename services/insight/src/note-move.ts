import type { caseworkEvents } from '@mio/contracts';
import type { Move } from './domain/case-row.ts';
import { type About, note, said } from './note.ts';

type Holder = caseworkEvents.Custodian | undefined;

export const noteOpened = (given: About<caseworkEvents.CaseOpened>) => moved(given, 'opened', 'received', given.input.custodian);

/** From triage to the desk nothing was decided yet; every other move without an event of its own is between decision and offer. */
export const noteMoved = (given: About<caseworkEvents.CustodyMoved>) => {
  const { from, to, reason } = given.input;
  return moved(given, 'moved', from?.kind === 'triage' && to?.kind === 'desk' ? 'received' : 'triaged', to, reason);
};

export const noteOffered = (given: About<caseworkEvents.CaseOffered>) => moved(given, 'offered', 'offered', given.input.custodian);

export const noteAccepted = (given: About<caseworkEvents.CaseAccepted>) => moved(given, 'accepted', 'accepted', given.input.custodian);

export const noteRejected = (given: About<caseworkEvents.CaseRejected>) => moved(given, 'rejected', 'triaged', given.input.custodian, given.input.reason);

export const noteExpired = (given: About<caseworkEvents.OfferExpired>) => moved(given, 'expired', 'triaged', given.input.custodian);

export const noteClosed = (given: About<caseworkEvents.CaseClosed>) => moved(given, 'closed', 'closed', { kind: 'none', id: '' }, given.input.outcome);

/** Casework numbers its events per case without gaps, so their order is known whenever they come. */
function moved(given: About<{ caseId: string }>, what: Move['what'], state: string, to: Holder, reason = '') {
  const { number, at } = said(given);
  return note(given, ({ moves }) => ({ moves: { ...moves, [number]: { at, what, state, custodian: placeOf(to), reason } } }));
}

/** A team by its id, an expert as one of many: figures are not about persons. */
const placeOf = (holder: Holder): string => (holder?.kind === 'team' ? holder.id : (holder?.kind ?? 'none'));
