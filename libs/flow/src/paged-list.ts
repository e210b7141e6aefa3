import { pageCollection } from './draft.ts';
import { documentId } from './head.ts';
import type { DocumentStore } from './ports.ts';

/** A growing list as a whole, oldest first: its pages, then what the document still holds (`rest`). */
export async function pagedList<T>(
  store: DocumentStore,
  of: { service: string; kind: string; key: string; list: string; rest: readonly T[] },
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await store.page({
      collection: pageCollection(of.kind), index: 'document', equals: `${documentId(of.service, of.kind, of.key)}/${of.list}`, limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.documents.flatMap(({ body }) => (body as unknown as { entries: T[] }).entries));
    after = page.next;
  } while (after !== undefined);
  return [...found, ...of.rest];
}
