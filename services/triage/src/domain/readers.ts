/** A phrase that names a team, because people overruled the model about it again and again. */
export interface Rule {
  /** One or two words as the model sees them. */
  readonly phrase: string;
  /** A team, or out_of_scope. */
  readonly lead: string;
  /** The team's topic for such questions; empty for out_of_scope. */
  readonly topic: string;
  /** Old cases with the phrase for which people chose this team, and another one. */
  readonly right: number;
  readonly wrong: number;
}

/** What reads: a model, and the rules that hold beside it. */
export interface Version {
  /** The name of its folder; empty for the model that came with the software. */
  readonly model: string;
  readonly rules: readonly Rule[];
}

/** How a version did on old cases of which it is known where they belonged. */
export interface Score {
  readonly leadRight: number;
  readonly routedRight: number;
  readonly routedWrong: number;
  /** Left to people. */
  readonly desk: number;
}

export interface Comparison {
  readonly replayed: number;
  /** Cases whose likeliest team would have become right, and wrong. */
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly before: Score;
  readonly after: Score;
}

export interface Proposal {
  readonly id: string;
  readonly kind: 'model' | 'rule';
  readonly version: Version;
  /** What it was compared with. */
  readonly instead: Version;
  readonly proposedAt: string;
  readonly comparison: Comparison;
}

/** Who let a version read, when and why. */
export interface Change {
  readonly kind: 'approved' | 'rolledBack';
  /** The proposal that was approved, or whose approval was undone. */
  readonly proposal: string;
  readonly version: Version;
  readonly at: string;
  readonly by: string;
  readonly why: string;
}

export interface Readers {
  /** The latest last. */
  readonly proposals: readonly Proposal[];
  /** What was approved and not undone, the one that reads now last. */
  readonly approved: readonly { readonly proposal: string; readonly version: Version; readonly at: string }[];
  /** All that ever changed, oldest first. */
  readonly history: readonly Change[];
}

export const shipped: Version = { model: '', rules: [] };
export const noReaders: Readers = { proposals: [], approved: [], history: [] };

export const current = (readers: Readers | undefined): Version => readers?.approved.at(-1)?.version ?? shipped;

export const sameVersion = (one: Version, other: Version): boolean => JSON.stringify(one) === JSON.stringify(other);
