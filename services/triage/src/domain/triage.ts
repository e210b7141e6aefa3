import type { triageEvents } from '@mio/contracts';

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
}

export const outOfScope = 'out_of_scope';
