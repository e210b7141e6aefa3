import type { matchingEvents } from '@mio/contracts';

/** An expert as matching sees them. */
export interface Candidate {
  readonly id: string;
  readonly team: string;
  /** Topic -> 1 knows it, 2 does it often, 3 the one to ask. */
  readonly skills: Readonly<Record<string, number>>;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  readonly capacity: number;
  /** Cases offered or accepted now. */
  readonly load: number;
  /** From home base to the school, in minutes; 0 when no school is known. */
  readonly travelMinutes: number;
  readonly ownSchool: boolean;
}

export interface Need {
  readonly topics: readonly string[];
  /** ISO weekday on which the question came. */
  readonly weekday: number;
}

export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly matchingEvents.Reason[];
}

/** What counts how much. A known face outweighs everything but missing skill. */
const weights = { ownSchool: 5, skillLevel: 2, freeShare: 2, worksToday: 1, worksTomorrow: 0.5, travelPerHour: -2 } as const;

/** Those who have room, the best first; equal ones by load, then id. Whoever is in the team can help; skill says how well. */
export function ranked(candidates: readonly Candidate[], need: Need): Scored[] {
  return candidates
    .filter(hasRoom)
    .map((candidate) => scored(candidate, need))
    .sort((a, b) => b.score - a.score || a.candidate.load - b.candidate.load || (a.candidate.id < b.candidate.id ? -1 : 1));
}

export const hasRoom = ({ load, capacity }: Candidate): boolean => load < capacity;

/** The parts of the score, each a reason; the score is their sum. */
export function scored(candidate: Candidate, need: Need): Scored {
  const { capacity, load, travelMinutes, ownSchool } = candidate;
  const skill = skillOf(candidate, need);
  const reasons: matchingEvents.Reason[] = [
    ...(ownSchool ? [reason('own_school', weights.ownSchool, '')] : []),
    reason('skill', weights.skillLevel * skill, `${need.topics[0] ?? ''} ${skill}`),
    reason('capacity', weights.freeShare * (1 - load / capacity), `${load}/${capacity}`),
    ...workingDay(candidate, need.weekday),
    ...(travelMinutes > 0 ? [reason('travel', (weights.travelPerHour * travelMinutes) / 60, String(travelMinutes))] : []),
  ];
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { candidate, score: round(score), reasons };
}

/** The level for the main topic; half a level when only a further topic is known. */
function skillOf({ skills }: Candidate, { topics }: Need): number {
  const [main = '', ...further] = topics;
  return skills[main] ?? (further.some((topic) => skills[topic] !== undefined) ? 0.5 : 0);
}

function workingDay({ workingDays }: Candidate, weekday: number): matchingEvents.Reason[] {
  if (workingDays.includes(weekday)) return [reason('working_day', weights.worksToday, 'today')];
  if (workingDays.includes((weekday % 7) + 1)) return [reason('working_day', weights.worksTomorrow, 'tomorrow')];
  return [reason('absent', 0, String(weekday))];
}

const round = (points: number): number => Math.round(points * 100) / 100;
const reason = (code: string, points: number, detail: string): matchingEvents.Reason => ({ code, points: round(points), detail });
