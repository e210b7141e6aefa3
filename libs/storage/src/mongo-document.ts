import { type CollectionSpec, carried, type IndexValue, type StoredDocument } from './store.ts';

export interface MongoDocument {
  readonly _id: string;
  readonly rev: number;
  /** JSON as text: MongoDB's own form cannot hold every key and does not keep every number's type. */
  readonly body: string;
  readonly ix: Readonly<Record<string, IndexValue>>;
  /** Ids of the last writes, newest last: tells after a lost answer whose write it was. */
  readonly w: readonly string[];
}

/** How many writes later a lost answer can still be cleared up. */
export const rememberedWrites = 8;

/** An index that was declared after the document was written is null. */
export function documentReader(spec: CollectionSpec) {
  const names = carried(spec);
  return ({ _id, rev, body, ix }: Omit<MongoDocument, 'w'>): StoredDocument => ({
    id: _id,
    rev,
    body: JSON.parse(body),
    index: Object.fromEntries(names.map((name) => [name, ix[name] ?? null])),
  });
}
