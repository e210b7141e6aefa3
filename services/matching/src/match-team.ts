import type { triageEvents } from '@mio/contracts';
import { type StepInput, same } from '@mio/flow';
import { choose, type Roster } from './choose.ts';
import type { Match } from './domain/match.ts';

/** Triage named the team; a later decision of the desk begins anew, for the desk knows of the rejections. */
export const matchTeam = ({ doc, input, facts }: StepInput<Match | undefined, triageEvents.QuestionTriaged, Roster>) => {
  if (doc !== undefined && input.decision <= doc.decision) return same();
  const { caseId, schoolId, lead, co, topics, urgency, decision } = input;
  return choose(
    {
      caseId,
      schoolId,
      lead,
      co,
      topics,
      urgency,
      decision,
      attempt: doc?.attempt ?? 0,
      excludedTeams: [],
      excludedExperts: doc?.excludedExperts ?? [],
      expertId: '',
      open: doc?.open ?? true,
    },
    facts,
  );
};
