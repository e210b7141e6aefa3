import { createHash } from 'node:crypto';
import { pageCollection } from '@mio/flow';
import { documents, openForReading } from '../find-documents.ts';
import { flows } from '../stores.ts';

/** Document -> digest of its revision and body. Index values, such as out marks, are not in it. */
export type Snapshot = ReadonlyMap<string, string>;

/** Every document of every service: heads, pages and stuck inputs. `location`: their MIO_STORE. */
export async function takeSnapshot(location: string): Promise<Snapshot> {
  const found = new Map<string, string>();
  for (const flow of flows) {
    const store = await openForReading(location, flow);
    for (const { collection, index, from } of placesOf(flow.kinds.map(({ name }) => name)))
      for await (const { id, rev, body } of documents(store, collection, index, from)) found.set(`${flow.service} ${collection} ${id}`, digestOf(rev, body));
    await store.close();
  }
  return found;
}

const digestOf = (rev: number, body: unknown): string =>
  createHash('sha256')
    .update(`${rev} ${JSON.stringify(body)}`)
    .digest('base64url');

/** Documents that changed, came or went. */
export const changes = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));

const placesOf = (kinds: readonly string[]) => [
  ...kinds.flatMap((kind) => [
    { collection: kind, index: 'said', from: 0 },
    { collection: pageCollection(kind), index: 'document', from: '' },
  ]),
  { collection: 'stuck', index: 'retryAt', from: '' },
  { collection: 'stuck', index: 'parkedAt', from: '' },
];
