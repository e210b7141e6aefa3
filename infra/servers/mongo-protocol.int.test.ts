import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { orSkip } from './had.ts';
import { startMongoProtocol } from './mongo-protocol.ts';
import { temporaryFolder } from './temporary.ts';

type Row = { _id: string; rev: number; by?: number };

const collectionOn = (url: string): { rows: Collection<Row>; client: MongoClient } => {
  const client = new MongoClient(url);
  return { client, rows: client.db('mio').collection<Row>('rows') };
};

test('of many writers that compare and set the same revision exactly one wins', async (context) => {
  const server = await orSkip(context, () => startMongoProtocol());
  onTestFinished(server.stop);
  const { client, rows } = collectionOn(server.url);
  onTestFinished(() => client.close());
  await rows.insertOne({ _id: 'a', rev: 1 });
  const writers = Array.from({ length: 16 }, (_, by) => rows.updateOne({ _id: 'a', rev: 1 }, { $set: { rev: 2, by } }));
  const won = (await Promise.all(writers)).reduce((sum, { modifiedCount }) => sum + modifiedCount, 0);
  expect(won).toBe(1);
  await expect(rows.insertOne({ _id: 'a', rev: 1 })).rejects.toMatchObject({ code: 11000 });
}, 120_000);

test('with a file the documents are there again after a restart', async (context) => {
  const folder = await temporaryFolder('mongo-test');
  onTestFinished(folder.remove);
  const file = join(folder.path, 'documents.h2');
  const first = await orSkip(context, () => startMongoProtocol({ file }));
  const before = collectionOn(first.url);
  await before.rows.insertOne({ _id: 'kept', rev: 1 });
  await before.client.close();
  await first.stop();
  const second = await startMongoProtocol({ file, port: first.port });
  onTestFinished(second.stop);
  const { client, rows } = collectionOn(second.url);
  onTestFinished(() => client.close());
  expect(await rows.findOne({ _id: 'kept' })).toEqual({ _id: 'kept', rev: 1 });
}, 120_000);
