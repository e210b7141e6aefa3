import type { DocumentKind } from './flow.ts';
import { emptyHead, type Head, keptSince, readHead, type SaidEntry } from './head.ts';
import type { DocumentStore, IndexValue, StoredDocument, Write } from './ports.ts';
import type { Effect } from './result.ts';

/** A document on its way to its next revision. */
export interface Draft {
  readonly id: string;
  readonly rev: number;
  readonly head: Head;
  readonly effects: readonly Effect[];
  /** Events of this draft, not yet committed. */
  readonly fresh: readonly SaidEntry[];
  /** As last marked: the highest number known to be out, and since when something is not. */
  readonly out: number;
  readonly unsaid: IndexValue;
}

export function draftOf(id: string, key: string, stored: StoredDocument | undefined): Draft {
  if (stored === undefined) return { id, rev: 0, head: emptyHead(key), effects: [], fresh: [], out: 0, unsaid: null };
  const { out = 0, unsaid = null } = stored.index;
  return { id, rev: stored.rev, head: readHead(stored), effects: [], fresh: [], out: Number(out), unsaid };
}

export function withHead(draft: Draft, head: Head, effects: readonly Effect[] = []): Draft {
  const count = head.saidCount - draft.head.saidCount;
  const fresh = count === 0 ? draft.fresh : [...draft.fresh, ...head.said.slice(-count)];
  return { ...draft, head, effects: effects.length === 0 ? draft.effects : [...draft.effects, ...effects], fresh };
}

/** What the runner looks documents of every kind up by. */
export const standardIndexes = ['unsaid', 'saidAt', 'due', 'earlySince'] as const;
/** What marks compare and set: how many events a document has said, and up to which one they are known to be out. */
export const standardValues = ['said', 'out'] as const;

export function writeOf(kind: DocumentKind, draft: Draft): Write {
  const { head } = draft;
  const index = {
    ...(head.state === null ? emptyIndex(kind) : kind.index(head.state as never)),
    unsaid: draft.unsaid ?? draft.fresh[0]?.at ?? null,
    said: head.saidCount,
    out: draft.out,
    saidAt: head.said.at(-1)?.at ?? null,
    due: nextDue(kind, head),
    earlySince: earliest(head.early.map(keptSince)),
  };
  return { collection: kind.name, id: draft.id, expect: draft.rev, body: head as never, index };
}

const emptyIndex = (kind: DocumentKind): Record<string, IndexValue> => Object.fromEntries(kind.indexes.map((name) => [name, null]));

/** Due names and times that the clock still has to call; held ones are retried as stuck inputs. */
export function openDues(kind: DocumentKind, head: Head): [name: string, at: string][] {
  if (head.state === null) return [];
  return Object.entries(kind.due(head.state as never)).flatMap(([name, at]) =>
    at === undefined || head.heldDues.includes(`${name}@${at}`) ? [] : [[name, at]],
  );
}

function nextDue(kind: DocumentKind, head: Head): string | null {
  return earliest(openDues(kind, head).map(([, at]) => at));
}

const earliest = (times: readonly string[]): string | null => times.reduce<string | null>((first, at) => (first === null || at < first ? at : first), null);

/** Entries of a list that move to a page together; the page's id says which. */
const pageSize = 32;
export const pageCollection = (kind: string): string => `${kind}-pages`;

/**
 * Moves the older entries of what only grows into pages: page written first, then trimmed from the head. A crash in
 * between leaves a page that the next attempt finds already there, with the same entries.
 */
export async function spill(store: DocumentStore, kind: DocumentKind, draft: Draft): Promise<Draft> {
  let head = draft.head;
  for (const list of ['said', ...kind.grows]) {
    for (;;) {
      const entries = listOf(head, list);
      if (entries.length <= 2 * pageSize) break;
      const movable = list === 'said' ? entries.filter((entry) => (entry as SaidEntry).number <= draft.out) : entries;
      if (movable.length < pageSize) break;
      const first = head.paged[list] ?? 0;
      await writePage(store, kind, draft.id, list, first, entries.slice(0, pageSize));
      head = trimmed(head, list, first);
    }
  }
  return head === draft.head ? draft : { ...draft, head };
}

const listOf = (head: Head, list: string): readonly unknown[] =>
  list === 'said' ? head.said : (((head.state ?? {}) as Record<string, readonly unknown[]>)[list] ?? []);

function trimmed(head: Head, list: string, first: number): Head {
  const rest = listOf(head, list).slice(pageSize);
  const paged = { ...head.paged, [list]: first + pageSize };
  if (list === 'said') return { ...head, said: rest as readonly SaidEntry[], paged };
  return { ...head, state: { ...(head.state as object), [list]: rest }, paged };
}

async function writePage(store: DocumentStore, kind: DocumentKind, id: string, list: string, first: number, entries: readonly unknown[]): Promise<void> {
  const saidAt = list === 'said' ? ((entries.at(-1) as SaidEntry).at ?? null) : null;
  const page = { document: id, list, first, entries } as never;
  await store.write([
    {
      collection: pageCollection(kind.name),
      id: `${id}/${list}/${String(first).padStart(8, '0')}`,
      expect: 0,
      body: page,
      index: { saidAt, document: `${id}/${list}` },
    },
  ]);
}
