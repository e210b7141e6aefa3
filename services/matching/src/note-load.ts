import type { caseworkEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import type { Match } from './domain/match.ts';

/** Only what casework offered takes somebody's room; a match that came too late does not. */
export const noteOffered = ({ doc, input }: StepInput<Match, caseworkEvents.CaseOffered>) => (doc.open ? next({ ...doc, expertId: input.expertId }) : same());

/** Whoever accepted carries it, also when it came from the queue. */
export const noteAccepted = ({ doc, input }: StepInput<Match, caseworkEvents.CaseAccepted>) => next({ ...doc, expertId: input.expertId });

/** A closed case takes nobody's room. A case may close before it was ever matched. */
export const noteClosed = ({ doc, input }: StepInput<Match | undefined, caseworkEvents.CaseClosed>) =>
  next({ ...(doc ?? unmatched(input.caseId)), open: false, expertId: '' });

const unmatched = (caseId: string): Match => ({
  caseId,
  schoolId: '',
  lead: '',
  co: [],
  topics: [],
  urgency: 'normal',
  decision: 0,
  attempt: 0,
  excludedTeams: [],
  excludedExperts: [],
  expertId: '',
  open: false,
});
