import { pageCollection } from './draft.ts';
import { documentId, readHead } from './head.ts';
import { allPages } from './pages.ts';
import type { DocumentStore } from './ports.ts';

/** A growing list of a document as a whole, oldest first: its pages, then what the document itself holds. */
export async function pagedList<T>(store: DocumentStore, of: { service: string; kind: string; key: string; list: string }): Promise<T[]> {
  const id = documentId(of.service, of.kind, of.key);
  const stored = await store.get(of.kind, id);
  if (stored === undefined) return [];
  const head = readHead(stored);
  const pages = await allPages(store, { collection: pageCollection(of.kind), index: 'document', equals: `${id}/${of.list}` });
  const found = pages.flatMap(({ body }) => (body as unknown as { entries: T[] }).entries);
  // A page that was written just before a crash holds entries which the head still has.
  const rest = ((head.state ?? {}) as Record<string, readonly T[]>)[of.list] ?? [];
  return [...found.slice(0, head.paged[of.list] ?? 0), ...rest];
}
