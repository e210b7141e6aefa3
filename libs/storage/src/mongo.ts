import { type Collection, type Db, MongoClient, ReadConcern } from 'mongodb';
import { declared } from './checks.ts';
import { guarded } from './guarded.ts';
import type { MongoDocument } from './mongo-document.ts';
import { mongoDriver } from './mongo-driver.ts';
import { inReach } from './mongo-errors.ts';
import type { CollectionSpec, Store } from './store.ts';

export interface MongoOptions {
  readonly url: string;
  readonly database: string;
  readonly collections: readonly CollectionSpec[];
}

/**
 * Connects and creates the indexes. Throws Unavailable when the server cannot be reached. Writes are acknowledged by
 * the majority's journal; on a replica set or mongos reads see only what the majority has.
 */
export async function openMongo({ url, database, collections }: MongoOptions): Promise<Store> {
  declared(collections);
  const client = new MongoClient(url, {
    appName: database,
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    socketTimeoutMS: 15_000,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    readPreference: 'primary',
  });
  try {
    return await inReach(async () => {
      await client.connect();
      const db = client.db(database, { readConcern: new ReadConcern((await isReplicated(client)) ? 'majority' : 'local') });
      const all = await Promise.all(collections.map(async (spec) => [spec.name, await prepared(db, spec)] as const));
      return guarded(collections, mongoDriver(client, new Map(all), collections));
    });
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function isReplicated(client: MongoClient): Promise<boolean> {
  const admin = client.db('admin');
  // The older name is for servers that speak the protocol without being MongoDB.
  const said = await admin.command({ hello: 1 }).catch(() => admin.command({ isMaster: 1 }));
  return said['setName'] !== undefined || said['msg'] === 'isdbgrid';
}

async function prepared(db: Db, { name, indexes }: CollectionSpec): Promise<Collection<MongoDocument>> {
  const collection = db.collection<MongoDocument>(name);
  if (indexes.length > 0) await collection.createIndexes(indexes.map((index) => ({ key: { [`ix.${index}`]: 1, _id: 1 } })));
  return collection;
}
