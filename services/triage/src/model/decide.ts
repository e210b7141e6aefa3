import type { Reading, Team } from './reading.ts';

/**
 * From this probability the machine routes: on questions held out in cross-validation of the training data
 * it then chooses an acceptable team in 0.97. `triage:train` measures it again.
 */
export const ROUTE_FROM = 0.77;

/** From this probability a question is put aside as out of scope: of 7,500 real questions held out none lies above. */
export const ASIDE_FROM = 0.99;

export type Decision = { kind: 'route'; lead: Team; co: Team[] } | { kind: 'desk'; reason: 'unsure' | 'crisis'; best: [Team, Team] } | { kind: 'aside' };

/** What becomes of a question: the machine routes, the desk decides, or it goes on the desk's side list. */
export function decide(reading: Reading): Decision {
  const [first, second] = reading.teams;
  if (!first || !second) throw new Error('a reading names six teams');
  const best: [Team, Team] = [first.team, second.team];
  if (reading.urgency === 'crisis') return { kind: 'desk', reason: 'crisis', best };
  if (reading.outOfScope >= ASIDE_FROM) return { kind: 'aside' };
  if (first.probability >= ROUTE_FROM) return { kind: 'route', lead: first.team, co: reading.co };
  return { kind: 'desk', reason: 'unsure', best };
}
