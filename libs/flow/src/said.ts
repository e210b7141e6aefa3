import { pageCollection } from './draft.ts';
import type { DocumentKind, Flow } from './flow.ts';
import { readHead, type SaidEntry } from './head.ts';
import { createOutMarks } from './out-marks.ts';
import type { Clock, DocumentStore, Mark, Outgoing, StoredDocument } from './ports.ts';
import { outgoing } from './runner.ts';

/** What a service has said, for the relay: what is not out yet, and everything since a moment. */
export interface Said {
  /** Said more than `minAgeMs` ago and not known to be out. */
  unsaid(limit: number): Promise<Outgoing[]>;
  since(time: string, cursor: string | undefined): Promise<{ messages: Outgoing[]; next?: string }>;
  /** Marked lazily, in batches; a lost mark only means that it is said once more. */
  out(marks: readonly unknown[]): void;
  flush(): Promise<void>;
  /** Told of every batch of marks that was written. */
  onMarked(tell: (marks: readonly Mark[]) => void): void;
  stop(): void;
}

const minAgeMs = 3_000;
const pageLimit = 100;

export function createSaid({ flow, store, clock, everyMs = 1_500 }: { flow: Flow; store: DocumentStore; clock: Clock; everyMs?: number }): Said {
  const outMarks = createOutMarks();
  let tellMarked: (marks: readonly Mark[]) => void = () => undefined;
  const timer = setInterval(() => void flush().catch(() => undefined), everyMs);
  timer.unref();

  async function flush(): Promise<void> {
    const marks = outMarks.take(Date.parse(clock.now()));
    if (marks.length === 0) return;
    await store.mark(marks);
    tellMarked(marks);
  }

  return {
    async unsaid(limit) {
      const before = new Date(Date.parse(clock.now()) - minAgeMs).toISOString();
      const found: Outgoing[] = [];
      for (const kind of flow.kinds) {
        const { documents } = await store.page({ collection: kind.name, index: 'unsaid', to: before, limit });
        for (const stored of documents) found.push(...messagesOf(kind, stored, (entry) => entry.number > Number(stored.index['out'] ?? 0)));
      }
      return found;
    },
    async since(time, cursor) {
      const places = flow.kinds.flatMap((kind) => [
        { kind, collection: kind.name },
        { kind, collection: pageCollection(kind.name) },
      ]);
      const [place, after] = cursor === undefined ? [0, undefined] : (JSON.parse(cursor) as [number, string | undefined]);
      const at = places[place];
      if (at === undefined) return { messages: [] };
      const page = await store.page({ collection: at.collection, index: 'saidAt', from: time, limit: pageLimit, ...(after === undefined ? {} : { after }) });
      const messages = page.documents.flatMap((stored) => messagesOf(at.kind, stored, (entry) => entry.at >= time));
      if (page.next !== undefined) return { messages, next: JSON.stringify([place, page.next]) };
      return place + 1 < places.length ? { messages, next: JSON.stringify([place + 1]) } : { messages };
    },
    out(marks) {
      outMarks.add(marks);
      if (outMarks.size() > 500) void flush().catch(() => undefined);
    },
    flush,
    onMarked: (tell) => {
      tellMarked = tell;
    },
    stop: () => clearInterval(timer),
  };
}

/** How many documents have something that is not known to be out. */
export async function unsaidDocuments(flow: Flow, store: DocumentStore): Promise<number> {
  const counts = await Promise.all(flow.kinds.map(({ name }) => store.count({ collection: name, index: 'unsaid', from: '' })));
  return counts.reduce((a, b) => a + b, 0);
}

/** The messages of a document or page. */
export function messagesOf(kind: DocumentKind, stored: StoredDocument, wanted: (entry: SaidEntry) => boolean = () => true): Outgoing[] {
  const body = stored.body as unknown as { entries?: SaidEntry[]; document?: string };
  const [document, entries] = body.entries === undefined ? [stored.id, readHead(stored).said] : [body.document ?? '', body.entries];
  return entries.filter(wanted).map((entry) => outgoing(kind, document, entry, Number(stored.index['out'] ?? entry.number)));
}
