import type { caseworkEvents } from '@mio/contracts';
import { type StepInput, same } from '@mio/flow';
import type { Match } from './domain/match.ts';
import { choose, type Roster } from './match-team.ts';

/** Reasons that say something of the person, not of the team. */
const personal = new Set(['no_capacity', 'conflict']);

/** Rejected: never to the same person again, and not to the same team unless the reason was the person's own; a queue answers for its team. */
export const matchAfterRejection = ({ doc, input, facts }: StepInput<Match, caseworkEvents.CaseRejected, Roster>) => {
  if (!doc.open) return same();
  const excludedExperts = [...doc.excludedExperts, input.expertId];
  return choose(
    personal.has(input.reason) ? { ...doc, excludedExperts } : { ...doc, excludedExperts, excludedTeams: [...doc.excludedTeams, input.team] },
    facts,
  );
};

/** Nobody answered: another expert of the team, or its queue. */
export const matchAfterSilence = ({ doc, input, facts }: StepInput<Match, caseworkEvents.OfferExpired, Roster>) =>
  doc.open ? choose({ ...doc, excludedExperts: [...doc.excludedExperts, input.expertId] }, facts) : same();
