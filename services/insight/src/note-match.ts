import type { matchingEvents } from '@mio/contracts';
import { type About, note, said } from './note.ts';

/** A team was found. */
export const noteMatched = (given: About<matchingEvents.TeamMatched>) => answered(given, given.input.decision, given.input.team);

/** Nobody fitted. */
export const noteUnmatched = (given: About<matchingEvents.MatchNotFound>) => answered(given, given.input.decision, '');

function answered(given: About<{ caseId: string }>, decision: number, team: string) {
  const { number, at } = said(given);
  return note(given, ({ matches }) => ({ matches: { ...matches, [number]: { at, decision, team } } }));
}
