import type { triageEvents } from '@mio/contracts';
import type { Decision } from './domain/case-row.ts';
import { type About, note, said } from './note.ts';

/** Machine or desk named a team. */
export const noteTriaged = (given: About<triageEvents.QuestionTriaged>) => {
  const { decidedBy, lead, decision } = given.input;
  return decided(given, { by: decidedBy, lead, decision });
};

/** The machine left it to the desk. */
export const noteReview = (given: About<triageEvents.TriageReviewRequested>) => decided(given, { by: 'machine', lead: 'review', decision: 0 });

/** The desk found that it is no question for any team. */
export const noteOutOfScope = (given: About<triageEvents.QuestionFoundOutOfScope>) =>
  decided(given, { by: 'desk', lead: 'out_of_scope', decision: given.input.decision });

function decided(given: About<{ caseId: string }>, fact: Omit<Decision, 'at'>) {
  const { number, at } = said(given);
  return note(given, ({ decisions }) => ({ decisions: { ...decisions, [number]: { at, ...fact } } }));
}
