import type { Addresses } from '../local/plan.ts';
import type { Asked } from './asker.ts';
import type { LabelledQuestion } from './questions.ts';
import type { Cast } from './region.ts';
import type { Staff } from './staff.ts';

export interface PlayOptions {
  readonly addresses: Pick<Addresses, 'intake' | 'portal' | 'mail'>;
  /** Taken one by one, so that a run may go on asking until something has happened. */
  readonly questions: Iterable<LabelledQuestion>;
  readonly cast: Cast;
  /** Filled as questions get their 202; others who ask may add theirs, and the players treat them alike. */
  readonly asked?: Map<string, Asked>;
  /** Questions a second; 0: as fast as eight askers can. */
  readonly rate: number;
  readonly progress: (line: string) => void;
  /** How long the rest may take after the last question. */
  readonly patienceMs: number;
}

/** What the players share while they play. */
export interface Stage {
  readonly options: PlayOptions;
  readonly staff: Staff;
  /** By case. */
  readonly asked: Map<string, Asked>;
  readonly seenAtDesk: Set<string>;
  readonly routed: Set<string>;
  readonly accepted: Set<string>;
  readonly rejected: Set<string>;
  readonly outOfScope: Set<string>;
  readonly firstOffers: Map<string, number>;
  over: boolean;
}
