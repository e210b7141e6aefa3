import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@mio/runtime';
import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError, MongoError } from 'mongodb';
import { type MongoDocument, rememberedWrites } from './mongo-document.ts';
import { type Sent, verdict } from './mongo-verdict.ts';
import type { CheckedWrite, WriteResult } from './store.ts';

type Documents = Collection<MongoDocument>;
interface Pending extends Sent {
  readonly write: CheckedWrite;
  readonly place: number;
}

const tries = 4;

/** One result per write. Writes to one document go one after the other, all others together. */
export async function writeBatch(collectionNamed: (name: string) => Documents, batch: readonly CheckedWrite[]): Promise<WriteResult[]> {
  const results: WriteResult[] = batch.map(() => 'conflict');
  for (const round of rounds(batch)) {
    const groups = Map.groupBy(round, ({ write }) => write.collection);
    await Promise.all(
      [...groups].map(async ([name, group]) => {
        for (const { place } of await written(collectionNamed(name), group)) results[place] = 'ok';
      }),
    );
  }
  return results;
}

function rounds(batch: readonly CheckedWrite[]): Iterable<Pending[]> {
  const seen = new Map<string, number>();
  return Map.groupBy(
    batch.map((write, place) => ({ write, place, expect: write.expect, writeId: randomUUID() })),
    ({ write }) => {
      const document = JSON.stringify([write.collection, write.id]);
      const round = seen.get(document) ?? 0;
      seen.set(document, round + 1);
      return round;
    },
  ).values();
}

/**
 * Sends, and when the count falls short or no answer came reads back whose write is there. What is not there is sent
 * again with the same write id: whichever of the two arrives, it happens once. Returns those that were written.
 */
async function written(collection: Documents, group: readonly Pending[]): Promise<Pending[]> {
  const done: Pending[] = [];
  let open = group;
  for (let left = tries; open.length > 0; left -= 1) {
    if (left === 0) throw Unavailable(`MongoDB: the outcome of ${open.length} writes is unknown`);
    if (left < tries) await pause(2 ** (tries - left) * 50);
    const outcome = await send(collection, open);
    if (outcome === 'all') return [...done, ...open];
    const found = await readBack(collection, open, left === 1);
    if (!found) continue;
    const judged = Map.groupBy(open, (one) => verdict(one, found.get(one.write.id), outcome === 'answered'));
    done.push(...(judged.get('ok') ?? []));
    if (judged.has('unknown')) throw Unavailable('MongoDB: the outcome of a write is unknown even after reading back');
    open = judged.get('open') ?? [];
  }
  return done;
}

type Outcome = 'all' | 'answered' | 'unknown';

async function send(collection: Documents, open: readonly Pending[]): Promise<Outcome> {
  try {
    const { insertedCount, matchedCount } = await collection.bulkWrite(open.map(operationOf), { ordered: false });
    return insertedCount + matchedCount === open.length ? 'all' : 'answered';
  } catch (error) {
    if (error instanceof MongoBulkWriteError) return wasAnswered(error) ? 'answered' : 'unknown';
    if (error instanceof MongoError) return 'unknown';
    throw error;
  }
}

/** Every write has its own error or none, and the majority has what was written. */
const wasAnswered = ({ writeErrors, result }: MongoBulkWriteError): boolean => [writeErrors].flat().length > 0 && result.getWriteConcernError() === undefined;

function operationOf({ write: { id, expect, text, index }, writeId }: Pending): AnyBulkWriteOperation<MongoDocument> {
  const content = { body: text, ix: index };
  if (expect === 0) return { insertOne: { document: { _id: id, rev: 1, ...content, w: [writeId] } } };
  return {
    updateOne: {
      filter: { _id: id, rev: expect },
      update: { $set: { rev: expect + 1, ...content }, $push: { w: { $each: [writeId], $slice: -rememberedWrites } } },
    },
  };
}

async function readBack(collection: Documents, open: readonly Pending[], lastTry: boolean) {
  try {
    const ids = open.map(({ write }) => write.id);
    const found = await collection.find({ _id: { $in: ids } }, { projection: { rev: 1, w: 1 } }).toArray();
    return new Map(found.map((document) => [document._id, document]));
  } catch (error) {
    if (lastTry || !(error instanceof MongoError)) throw error;
    return undefined;
  }
}
