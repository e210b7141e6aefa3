import type { CollectionSpec, Mark, Page, PageQuery, StoredDocument, Write, WriteResult } from '@mio/storage';
import { cursorOf, pageOf } from '../../libs/storage/src/cursor.ts';
import { sortedIndex } from './sorted-index.ts';

type Range = Omit<PageQuery, 'limit' | 'descending' | 'after'>;

/** The store's port without waiting. What is stored has been through JSON, as in a real one. */
export interface MemoryTables {
  get(collection: string, id: string): StoredDocument | undefined;
  /** `text`: the body as JSON, where the caller has it already. */
  write(write: Write, text?: string): WriteResult;
  mark(mark: Mark): void;
  page(query: PageQuery): Page;
  count(query: Range): number;
  remove(collection: string, id: string): void;
  /** The lowest value of an index. */
  lowest(collection: string, index: string): string | number | undefined;
  all(collection: string): Iterable<StoredDocument>;
}

interface Table {
  readonly documents: Map<string, StoredDocument>;
  /** Made when somebody first asks for it: most are never asked. */
  readonly sorted: Map<string, ReturnType<typeof sortedIndex>>;
}

export function memoryTables(collections: readonly CollectionSpec[]): MemoryTables {
  const tables = new Map(collections.map(({ name }): [string, Table] => [name, { documents: new Map(), sorted: new Map() }]));
  const table = (name: string): Table => tables.get(name) as Table;

  function sortedBy(collection: string, index: string): ReturnType<typeof sortedIndex> {
    const { documents, sorted } = table(collection);
    const known = sorted.get(index);
    if (known !== undefined) return known;
    const made = sortedIndex();
    for (const { id, index: values } of documents.values()) made.change(id, null, values[index] ?? null);
    sorted.set(index, made);
    return made;
  }

  function put(collection: string, before: StoredDocument | undefined, document: StoredDocument): void {
    const { documents, sorted } = table(collection);
    documents.set(document.id, document);
    for (const [index, entries] of sorted) entries.change(document.id, before?.index[index], document.index[index] ?? null);
  }

  return {
    get: (collection, id) => table(collection).documents.get(id),
    write({ collection, id, expect, body, index }, text = JSON.stringify(body)) {
      const before = table(collection).documents.get(id);
      if ((before?.rev ?? 0) !== expect) return 'conflict';
      put(collection, before, { id, rev: expect + 1, body: JSON.parse(text), index: { ...index } });
      return 'ok';
    },
    mark({ collection, id, when, set }) {
      const before = table(collection).documents.get(id);
      if (before !== undefined && before.index[when.index] === when.equals) put(collection, before, { ...before, index: { ...before.index, ...set } });
    },
    page(query) {
      const { documents } = table(query.collection);
      return pageOf(
        query,
        found(sortedBy(query.collection, query.index), query).map((id) => documents.get(id) as StoredDocument),
      );
    },
    count(query) {
      const { entries, place } = sortedBy(query.collection, query.index);
      const [from, to] = bounds(query, place, entries.length);
      return Math.max(0, to - from);
    },
    remove(collection, id) {
      const { documents, sorted } = table(collection);
      const before = documents.get(id);
      if (before === undefined) return;
      for (const [index, entries] of sorted) entries.change(id, before.index[index], null);
      documents.delete(id);
    },
    lowest: (collection, index) => sortedBy(collection, index).entries[0]?.value,
    all: (collection) => table(collection).documents.values(),
  };
}

/** Ids of one entry more than asked for, from the cursor on. */
function found({ entries, place }: ReturnType<typeof sortedIndex>, query: PageQuery): string[] {
  let [from, to] = bounds(query, place, entries.length);
  const cursor = cursorOf(query);
  if (cursor !== undefined && !query.descending) from = place(cursor.value, `${cursor.id}\u0000`);
  if (cursor !== undefined && query.descending) to = place(cursor.value, cursor.id);
  const most = query.limit + 1;
  const part = query.descending ? entries.slice(Math.max(from, to - most), Math.max(from, to)).reverse() : entries.slice(from, Math.min(to, from + most));
  return part.map(({ id }) => id);
}

type Place = (value: string | number, id: string) => number;

/** Numbers lie before text, so '' parts them: an open range finds values of its own type. */
function bounds({ equals, from, to }: Range, place: Place, size: number): [number, number] {
  if (equals !== undefined) return [place(equals, ''), beyond(equals, place)];
  const low = from !== undefined ? place(from, '') : typeof to === 'string' ? place('', '') : 0;
  const high = to !== undefined ? beyond(to, place) : typeof from === 'number' ? place('', '') : size;
  return [low, high];
}

/** No id is as high as this. */
const highest = '\udbff\udfff\udbff\udfff';
const beyond = (value: string | number, place: Place): number => place(value, highest);
