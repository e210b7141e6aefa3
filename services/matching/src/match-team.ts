import { MatchNotFound, TeamMatched, type triageEvents } from '@mio/contracts';
import { type Next, next, type StepInput, same } from '@mio/flow';
import { type Candidate, type Need, ranked, type Scored } from './domain/candidates.ts';
import type { Match } from './domain/match.ts';

/** What matching must know of the region at this moment. */
export interface Roster {
  readonly candidates: readonly Candidate[];
  readonly teams: readonly string[];
  readonly weekday: number;
}

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

/**
 * The next choice for a case. Its lead team's best expert, or that team's queue when nobody of it has room. After a
 * rejection the team is out; a co-adviser's team may take over, and when none is left the desk decides.
 */
export function choose(doc: Match, roster: Roster): Next<Match> {
  const attempt = doc.attempt + 1;
  const team = [doc.lead, ...doc.co].find((id) => roster.teams.includes(id) && !doc.excludedTeams.includes(id));
  const { caseId, decision, urgency } = doc;
  if (team === undefined) {
    const reason = roster.teams.includes(doc.lead) ? 'no_team_left' : 'team_unknown';
    return next({ ...doc, attempt, expertId: '' }, MatchNotFound({ caseId, attempt, reason, decision }));
  }
  const need: Need = { topics: doc.topics, weekday: roster.weekday };
  const inTeam = roster.candidates.filter((each) => each.team === team && !doc.excludedExperts.includes(each.id));
  const [best, second] = ranked(inTeam, need);
  const chosen = { ...doc, attempt, expertId: best?.candidate.id ?? '' };
  return next(
    chosen,
    TeamMatched({
      caseId,
      attempt,
      team,
      expertId: chosen.expertId,
      co: [...doc.co.filter((id) => id !== team)],
      urgency,
      decision,
      score: best?.score ?? 0,
      reasons: best === undefined ? [{ code: 'team_queue', points: 0, detail: full(inTeam) }] : [...best.reasons],
      runnerUp: second === undefined ? undefined : runnerUp(second),
    }),
  );
}

const full = (inTeam: readonly Candidate[]): string => `${inTeam.filter(({ load, capacity }) => load >= capacity).length}/${inTeam.length}`;

const runnerUp = ({ candidate, score, reasons }: Scored) => ({ team: candidate.team, expertId: candidate.id, score, reasons: [...reasons] });
