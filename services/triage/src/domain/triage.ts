import type { triageEvents } from '@mio/contracts';
import type { Judgement } from './judgement.ts';

/** How one question was read. Team codes and probabilities; the words that decided lie sealed, for they are the asker's. */
export interface Triage {
  readonly caseId: string;
  readonly schoolId: string;
  readonly topics: readonly string[];
  readonly sector: string;
  readonly scope: string;
  readonly urgency: string;
  readonly teams: readonly triageEvents.TeamProbability[];
  readonly modelVersion: string;
  readonly caseKey: string;
  /** Sealed JSON of the deciding words; empty when the text could not be read. */
  readonly words: string;
  /** Counts the decisions, from 1; 0 while it waits for the desk. */
  readonly decision: number;
  /** The team; empty before a decision, out_of_scope after that one. */
  readonly decided: string;
  /** What people made of it, oldest first: the labels that the next model may learn from. */
  readonly judgements?: readonly Judgement[];
}

export const outOfScope = 'out_of_scope';

export const judgedBefore = ({ judgements = [] }: Triage): readonly Judgement[] => judgements;

/** Cases about which people said something are found by when they last did. */
export const foundBy = (triage: Triage) => ({ judgedAt: judgedBefore(triage).at(-1)?.at ?? null });
export const indexes = ['judgedAt'];

/** What the reading held likeliest; the probabilities of the teams leave out that it is no question for MIO. */
export function likeliest({ teams }: Pick<Triage, 'teams'>): { lead: string; probability: number } {
  const [first] = teams;
  const none = 1 - teams.reduce((sum, { probability }) => sum + probability, 0);
  return first !== undefined && first.probability >= none ? { lead: first.team, probability: first.probability } : { lead: outOfScope, probability: none };
}
