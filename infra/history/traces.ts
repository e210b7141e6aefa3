import { createHash } from 'node:crypto';
import type { Head, Known } from './documents.ts';
import type { Entry, Report, Rule } from './entry.ts';

interface TraceEntry {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly words: string;
  readonly before: string;
  readonly hash: string;
}

interface Traced {
  readonly state: string;
  readonly custodian: { readonly kind: string; readonly id: string };
  readonly trace: readonly TraceEntry[];
  readonly traceCount: number;
  readonly traceHash: string;
}

/**
 * I5: the trace is contiguous, its chain of hashes holds, and there is one entry per change of custody or state, and the
 * reverse. What moved to pages is there, page by page, before the head lets go of it.
 */
export function traces(report: Report): Rule & { committed(id: string, before: Known | undefined, after: Known, at: number): void } {
  /** `document/list` -> first number of each page -> its last number. */
  const pages = new Map<string, Map<number, number>>();

  function pageCame({ body }: Extract<Entry, { what: 'committed' }>): void {
    const { document, list, first, entries } = body as { document: string; list: string; first: number; entries: readonly { number: number }[] };
    const known = pages.get(`${document}/${list}`) ?? new Map<number, number>();
    pages.set(`${document}/${list}`, known.set(first, first + entries.length));
  }

  function pagesHold(id: string, { paged }: Head, wrong: (what: string) => void): void {
    for (const list in paged) {
      const known = pages.get(`${id}/${list}`);
      for (let first = 0; first < paged[list]!; ) {
        const next = known?.get(first);
        if (next === undefined) return wrong(`${list} from ${first + 1} on is neither in the head nor in a page`);
        first = next;
      }
    }
  }

  return {
    take(entry) {
      if (entry.what === 'committed' && entry.collection.endsWith('-pages')) pageCame(entry);
    },
    committed(id, before, after, at) {
      const wrong = (what: string) => report({ invariant: 'I5', at, about: id, what });
      if (Object.keys(after.head.paged).length > 0) pagesHold(id, after.head, wrong);
      if (after.service !== 'casework' || after.kind !== 'case' || after.head.state === null) return;
      traceHolds(before?.head.state as Traced | null | undefined, after.head, wrong);
    },
  };
}

function traceHolds(before: Traced | null | undefined, head: Head, wrong: (what: string) => void): void {
  const after = head.state as unknown as Traced;
  const had = before?.traceCount ?? 0;
  let expected = (head.paged['trace'] ?? 0) + 1;
  let hash = before?.traceHash ?? '';
  let holder = before == null ? undefined : written(before.custodian);
  for (const entry of after.trace) {
    if (entry.number !== expected++) return wrong(`entry ${entry.number} where ${expected - 1} was due`);
    if (entry.number <= had) continue;
    if (entry.before !== hash || hashOf(entry) !== entry.hash) return wrong(`the chain breaks at ${entry.number}`);
    if (holder !== undefined && entry.from !== holder) return wrong(`entry ${entry.number} takes it from ${entry.from}, but ${holder} had it`);
    // A newer decision while matching looks for a person changes what it looks for, not who holds the case.
    if (entry.from === entry.to && entry.action !== 'triaged') return wrong(`entry ${entry.number} changes nothing`);
    hash = entry.hash;
    holder = entry.to;
  }
  if (expected - 1 !== after.traceCount || hash !== after.traceHash) return wrong(`counts ${after.traceCount} entries, holds ${expected - 1}`);
  if (holder !== written(after.custodian)) wrong(`held by ${written(after.custodian)}, by the trace by ${holder}`);
  if (before != null && after.traceCount === had && before.state !== after.state) wrong(`${before.state} became ${after.state} without an entry`);
}

const written = ({ kind, id }: Traced['custodian']): string => (id === '' ? kind : `${kind}:${id}`);

function hashOf({ number, at, by, action, from, to, reason, words, before }: TraceEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([number, at, by, action, from, to, reason, words, before]))
    .digest('base64url');
}
