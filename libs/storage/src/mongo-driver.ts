import type { Collection, MongoClient } from 'mongodb';
import { documentReader, type MongoDocument } from './mongo-document.ts';
import { inReach } from './mongo-errors.ts';
import { filterOf, readPage } from './mongo-query.ts';
import { writeBatch } from './mongo-write.ts';
import type { CollectionSpec, Driver, IndexValue, Mark } from './store.ts';

type Collections = ReadonlyMap<string, Collection<MongoDocument>>;

/** The port on a connected client: plain finds and writes to single documents, so a sharded cluster works too. */
export function mongoDriver(client: MongoClient, collections: Collections, specs: readonly CollectionSpec[]): Driver {
  const readers = new Map(specs.map((spec) => [spec.name, documentReader(spec)]));
  const at = (name: string) => ({
    collection: collections.get(name) as Collection<MongoDocument>,
    read: readers.get(name) as ReturnType<typeof documentReader>,
  });
  return {
    get: (name, id) =>
      inReach(async () => {
        const { collection, read } = at(name);
        const found = await collection.findOne({ _id: id }, { projection: { w: 0 } });
        return found ? read(found) : undefined;
      }),
    getMany: (name, ids) =>
      inReach(async () => {
        const { collection, read } = at(name);
        const found = await collection.find({ _id: { $in: [...new Set(ids)] } }, { projection: { w: 0 } }).toArray();
        const byId = new Map(found.map((document) => [document._id, document]));
        return ids.map((id) => byId.get(id)).map((document) => document && read(document));
      }),
    write: (batch) => inReach(() => writeBatch((name) => at(name).collection, batch)),
    mark: (batch) => inReach(() => markAll((name) => at(name).collection, batch)),
    page: (query) => inReach(() => readPage(at(query.collection), query)),
    count: (query) => inReach(() => at(query.collection).collection.countDocuments(filterOf(query))),
    remove: (name, ids) => inReach(async () => void (await at(name).collection.deleteMany({ _id: { $in: [...ids] } }))),
    healthy: () => isHealthy(client, specs.map(({ name }) => at(name).collection)[0]),
    close: () => client.close(),
  };
}

async function markAll(collectionNamed: (name: string) => Collection<MongoDocument>, batch: readonly Mark[]): Promise<void> {
  for (const [name, marks] of Map.groupBy(batch, ({ collection }) => collection)) {
    const operations = marks.map(({ id, when, set }) => ({
      updateOne: { filter: { _id: id, [`ix.${when.index}`]: when.equals }, update: { $set: fields(set) } },
    }));
    await collectionNamed(name).bulkWrite(operations as Parameters<Collection<MongoDocument>['bulkWrite']>[0]);
  }
}

const fields = (set: Readonly<Record<string, IndexValue>>) => Object.fromEntries(Object.entries(set).map(([name, value]) => [`ix.${name}`, value]));

/** A write that matches nothing is still acknowledged by the majority, so it fails where a real one would. */
async function isHealthy(client: MongoClient, collection: Collection<MongoDocument> | undefined): Promise<boolean> {
  try {
    if (collection) await collection.updateOne({ _id: '' }, { $set: { rev: 0 } });
    else await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  }
}
