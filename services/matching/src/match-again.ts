import type { caseworkEvents } from '@mio/contracts';
import { type StepInput, same } from '@mio/flow';
import type { Match } from './domain/match.ts';
import { choose, type Roster } from './match-team.ts';

/** Rejected: not to the same team again. */
export const matchAfterRejection = ({ doc, input, facts }: StepInput<Match, caseworkEvents.CaseRejected, Roster>) =>
  doc.open ? choose({ ...doc, excludedTeams: [...doc.excludedTeams, input.team] }, facts) : same();

/** Nobody answered: another expert of the team, or its queue. */
export const matchAfterSilence = ({ doc, input, facts }: StepInput<Match, caseworkEvents.OfferExpired, Roster>) =>
  doc.open ? choose({ ...doc, excludedExperts: [...doc.excludedExperts, input.expertId] }, facts) : same();
