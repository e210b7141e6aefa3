import type { Collection, Filter } from 'mongodb';
import { type Cursor, cursorOf, pageOf } from './cursor.ts';
import type { MongoDocument } from './mongo-document.ts';
import type { Page, PageQuery, StoredDocument } from './store.ts';

interface Place {
  readonly collection: Collection<MongoDocument>;
  readonly read: (document: MongoDocument) => StoredDocument;
}

/** The part of an index that a query means. */
export const filterOf = ({ index, equals, from, to }: Pick<PageQuery, 'index' | 'equals' | 'from' | 'to'>): Filter<MongoDocument> => ({
  [`ix.${index}`]: equals ?? within({ ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) }),
});

const within = (bounds: object): object => (Object.keys(bounds).length > 0 ? bounds : { $ne: null });

/**
 * After a cursor two finds: the rest of the entries with its value, then those beyond it. Each is one stretch of the
 * index, where one find with `$or` leaves it to the planner.
 */
export async function readPage({ collection, read }: Place, query: PageQuery): Promise<Page> {
  const cursor = cursorOf(query);
  const found: MongoDocument[] = [];
  for (const filter of cursor ? [sameValue(query, cursor), ...beyond(query, cursor)] : [filterOf(query)]) {
    const wanted = query.limit + 1 - found.length;
    if (wanted > 0) found.push(...(await find(collection, query, filter, wanted)).filter(({ _id }) => !found.some((one) => one._id === _id)));
  }
  return pageOf(query, found.map(read));
}

function find(collection: Collection<MongoDocument>, { index, descending }: PageQuery, filter: Filter<MongoDocument>, limit: number) {
  const direction = descending ? -1 : 1;
  return collection
    .find(filter, {
      sort: [
        [`ix.${index}`, direction],
        ['_id', direction],
      ],
      limit,
      projection: { w: 0 },
    })
    .toArray();
}

const sameValue = ({ index, descending }: PageQuery, { value, id }: Cursor): Filter<MongoDocument> =>
  ({ [`ix.${index}`]: value, _id: { [descending ? '$lt' : '$gt']: id } }) as Filter<MongoDocument>;

function beyond({ index, equals, from, to, descending }: PageQuery, { value }: Cursor): Filter<MongoDocument>[] {
  if (equals !== undefined) return [];
  const bounds = descending ? { $lt: value, ...(from !== undefined && { $gte: from }) } : { $gt: value, ...(to !== undefined && { $lte: to }) };
  return [{ [`ix.${index}`]: bounds }];
}
