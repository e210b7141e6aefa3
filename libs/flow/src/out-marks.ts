import type { Mark } from './ports.ts';

/** Which event of a document is out, and up to where its events were known to be out before. */
export interface OutMark {
  readonly collection: string;
  readonly document: string;
  readonly number: number;
  readonly out: number;
}

interface Seen {
  readonly collection: string;
  upTo: number;
  readonly beyond: Set<number>;
  /** When its gap was first seen. */
  since: number | undefined;
}

/** A gap that does not close is left to the sweep: it says everything again that is not marked. */
const gapMs = 30_000;

/**
 * Gathers acknowledgements into marks. A document is out only as far as its events are out without a gap: the
 * acknowledgement of the second must never hide that the first was lost.
 */
export function createOutMarks() {
  const documents = new Map<string, Seen>();
  const dirty = new Set<string>();

  function add(marks: readonly unknown[]): void {
    for (const { collection, document, number, out } of marks.filter((mark) => mark !== undefined && mark !== null) as OutMark[]) {
      const seen = documents.get(document) ?? { collection, upTo: out, beyond: new Set<number>(), since: undefined };
      documents.set(document, seen);
      seen.upTo = Math.max(seen.upTo, out);
      if (number > seen.upTo) seen.beyond.add(number);
      while (seen.beyond.delete(seen.upTo + 1)) seen.upTo += 1;
      dirty.add(document);
    }
  }

  /** The marks that can be written now; they hold only where nothing was said since. */
  function take(now: number): Mark[] {
    const marks = [...dirty].flatMap((id): Mark[] => {
      const seen = documents.get(id);
      return seen === undefined ? [] : [{ collection: seen.collection, id, when: { index: 'said', equals: seen.upTo }, set: { unsaid: null, out: seen.upTo } }];
    });
    dirty.clear();
    for (const [id, seen] of documents) {
      seen.since ??= now;
      if (seen.beyond.size === 0 || now - seen.since > gapMs) documents.delete(id);
    }
    return marks;
  }

  return { add, take, size: () => dirty.size };
}
