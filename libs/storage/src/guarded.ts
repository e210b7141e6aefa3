import { Unavailable } from '@mio/runtime';
import { bodyText, checkIds, checkMark, checkQuery, checkWrite, declared } from './checks.ts';
import type { CollectionSpec, Driver, Store } from './store.ts';

/** A driver behind the checks that are the same for all of them. Calls that break the port's rules fail with TypeError. */
export function guarded(collections: readonly CollectionSpec[], driver: Driver): Store {
  const specOf = declared(collections);
  let closing: Promise<void> | undefined;
  const asked = (collection: string) => {
    if (closing) throw Unavailable('the store is closed');
    return specOf(collection);
  };
  return {
    get: async (collection, id) => {
      asked(collection);
      checkIds([id]);
      return driver.get(collection, id);
    },
    getMany: async (collection, ids) => {
      asked(collection);
      checkIds(ids);
      return ids.length === 0 ? [] : driver.getMany(collection, ids);
    },
    write: async (batch) => {
      const checked = batch.map((write) => {
        checkWrite(asked(write.collection), write);
        return { ...write, text: bodyText(write.body) };
      });
      return checked.length === 0 ? [] : driver.write(checked);
    },
    mark: async (batch) => {
      for (const mark of batch) checkMark(asked(mark.collection), mark);
      if (batch.length > 0) await driver.mark(batch);
    },
    page: async (query) => {
      checkQuery(asked(query.collection), query);
      if (!(Number.isInteger(query.limit) && query.limit >= 1 && query.limit <= 1000)) throw new TypeError('limit is 1 to 1000');
      return driver.page(query);
    },
    count: async (query) => {
      checkQuery(asked(query.collection), query);
      return driver.count(query);
    },
    remove: async (collection, ids) => {
      asked(collection);
      checkIds(ids);
      if (ids.length > 0) await driver.remove(collection, ids);
    },
    healthy: async () => closing === undefined && driver.healthy(),
    close: () => (closing ??= driver.close()),
  };
}
