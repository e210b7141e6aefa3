import type { DocumentStore, PageQuery, StoredDocument } from './ports.ts';

type Query = Omit<PageQuery, 'limit' | 'after'>;

/** What a query finds, page after page: for more than should be held at once, or of which enough may have come. */
export async function* eachPage(store: Pick<DocumentStore, 'page'>, query: Query): AsyncGenerator<readonly StoredDocument[]> {
  let after: string | undefined;
  do {
    const page = await store.page({ ...query, limit: 200, ...(after === undefined ? {} : { after }) });
    yield page.documents;
    after = page.next;
  } while (after !== undefined);
}

/** All that a query finds; for lists of which nothing may be missing. */
export async function allPages(store: Pick<DocumentStore, 'page'>, query: Query): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for await (const documents of eachPage(store, query)) found.push(...documents);
  return found;
}
