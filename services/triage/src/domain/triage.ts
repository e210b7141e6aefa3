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
  /** Who read it: the model, the rules beside it, and a second reader where one had a say. */
  readonly modelVersion: string;
  /** The language model that read it too, if one did. */
  readonly secondReader?: string;
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

/** What the reading held likeliest. */
export const likeliest = (triage: Pick<Triage, 'teams'>): Guess => ranked(triage)[0] ?? { lead: outOfScope, probability: 1 };

/** All choices, the likeliest first; the probabilities of the teams leave out that it is no question for MIO. None when it was not read. */
export function ranked({ teams }: Pick<Triage, 'teams'>): Guess[] {
  if (teams.length === 0) return [];
  const none = 1 - teams.reduce((sum, { probability }) => sum + probability, 0);
  const guesses = teams.map(({ team, probability }) => ({ lead: team, probability }));
  return [...guesses, { lead: outOfScope, probability: none }].sort((a, b) => b.probability - a.probability);
}

export interface Guess {
  readonly lead: string;
  readonly probability: number;
}
