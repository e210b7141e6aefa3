import { collectionsOf, eachPage, type Flow } from '@mio/flow';
import { openStore, type Store, type StoredDocument } from '@mio/storage';

/** A service's store in which every document can be found: nobody searches by how much a document has said, so there is no index of it until one looks. */
export const openForReading = (location: string, flow: Flow): Promise<Store> =>
  openStore(location, {
    name: flow.service,
    collections: collectionsOf(flow).map(({ name, indexes, values }) => ({ name, indexes: [...indexes, ...values] })),
  });

/** All documents that an index finds. */
export async function* documents(store: Store, collection: string, index: string, from: string | number): AsyncGenerator<StoredDocument> {
  for await (const page of eachPage(store, { collection, index, from })) yield* page;
}
