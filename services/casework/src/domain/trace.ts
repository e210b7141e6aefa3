import { createHash } from 'node:crypto';

/** One change of state or custodian. Ids, codes, times and a digest of sealed words: the chain verifies after erasure. */
export interface TraceEntry {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  /** `kind` or `kind:id`; empty at the opening. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Salted digest of words typed with it; empty without words. */
  readonly words: string;
  /** Of the entry before; empty for the first. */
  readonly before: string;
  readonly hash: string;
}

export type TraceFact = Omit<TraceEntry, 'number' | 'before' | 'hash'>;

export interface Chain {
  readonly trace: readonly TraceEntry[];
  readonly traceCount: number;
  readonly traceHash: string;
}

export const noTrace: Chain = { trace: [], traceCount: 0, traceHash: '' };

/** The chain with one entry more. */
export function traced(chain: Chain, fact: TraceFact): Chain {
  const entry = { ...fact, number: chain.traceCount + 1, before: chain.traceHash };
  const hash = hashOf(entry);
  return { trace: [...chain.trace, { ...entry, hash }], traceCount: entry.number, traceHash: hash };
}

/** The number of the first entry that was altered, lost or moved; undefined when all hold. `entries` from number 1. */
export function firstBroken(entries: readonly TraceEntry[]): number | undefined {
  let before = '';
  for (const [i, entry] of entries.entries()) {
    if (entry.number !== i + 1 || entry.before !== before || hashOf(entry) !== entry.hash) return i + 1;
    before = entry.hash;
  }
  return undefined;
}

function hashOf(entry: Omit<TraceEntry, 'hash'>): string {
  const { number, at, by, action, from, to, reason, words, before } = entry;
  return createHash('sha256')
    .update(JSON.stringify([number, at, by, action, from, to, reason, words, before]))
    .digest('base64url');
}
