import { Unavailable } from '@mio/runtime';
import type { CollectionSpec, Store } from '@mio/storage';
import { storeContract } from '../../libs/storage/src/contract.ts';
import { guarded } from '../../libs/storage/src/guarded.ts';
import { memoryTables } from './memory-tables.ts';

/** The tables of the simulation behind the same checks as the real drivers: what they answer is what a store answers. */
function storeOf(collections: readonly CollectionSpec[]): Store {
  const tables = memoryTables(collections);
  let open = true;
  const asked = async <T>(work: () => T): Promise<T> => {
    if (!open) throw Unavailable('the store is closed');
    return work();
  };
  return guarded(collections, {
    get: (collection, id) => asked(() => tables.get(collection, id)),
    getMany: (collection, ids) => asked(() => ids.map((id) => tables.get(collection, id))),
    write: (batch) => asked(() => batch.map((write) => tables.write(write))),
    mark: (batch) => asked(() => batch.forEach(tables.mark)),
    page: (query) => asked(() => tables.page(query)),
    count: (query) => asked(() => tables.count(query)),
    remove: (collection, ids) => asked(() => ids.forEach((id) => tables.remove(collection, id))),
    healthy: async () => open,
    close: async () => {
      open = false;
    },
  });
}

storeContract('the store of the simulation', async (collections) => {
  const store = storeOf(collections);
  return { store, close: () => store.close() };
});
