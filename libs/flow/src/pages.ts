import type { DocumentStore, PageQuery, StoredDocument } from './ports.ts';

/** All that a query finds, page after page; for lists of which nothing may be missing. */
export async function allPages(store: DocumentStore, query: Omit<PageQuery, 'limit' | 'after'>): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  let after: string | undefined;
  do {
    const page = await store.page({ ...query, limit: 200, ...(after === undefined ? {} : { after }) });
    found.push(...page.documents);
    after = page.next;
  } while (after !== undefined);
  return found;
}
