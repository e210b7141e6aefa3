import { type CollectionSpec, carried, type IndexValue, type Json, type Mark, type PageQuery, type Write } from './store.ts';

/** A collection, with the names of all that its documents carry. */
interface Declared extends CollectionSpec {
  readonly carried: readonly string[];
}

type Range = Pick<PageQuery, 'index' | 'equals' | 'from' | 'to'>;

const collectionName = /^(?!sqlite_|system\.)[a-z][a-z0-9_.-]{0,62}$/i;
const indexName = /^[a-z][a-z0-9_]{0,62}$/i;

/** Looks a collection's declaration up by name. Both drivers put these names into queries, so they are plain. */
export function declared(collections: readonly CollectionSpec[]): (name: string) => Declared {
  const byName = new Map(collections.map((spec) => [spec.name, { ...spec, carried: carried(spec) }]));
  unique(
    collections.map(({ name }) => name),
    collectionName,
    'collection',
  );
  for (const spec of collections) unique(carried(spec), indexName, `index of ${spec.name}`);
  return (name) => byName.get(name) ?? fault(`collection "${name}" is not declared`);
}

/** SQLite's names are the same in any case. */
function unique(names: readonly string[], pattern: RegExp, what: string): void {
  for (const name of names) if (!pattern.test(name)) fault(`"${name}" cannot be the name of a ${what}`);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) fault(`a ${what} is declared twice`);
}

export function checkWrite(spec: Declared, { id, expect, index }: Write): void {
  checkId(id);
  if (!Number.isSafeInteger(expect) || expect < 0) fault('expect is 0 or a revision');
  for (const name of spec.carried) {
    const value = index[name];
    if (value === undefined) fault(`the write names no "${name}" for ${spec.name}`);
    checkValue(spec, name, value);
  }
  const names = Object.keys(index);
  // All that it must name are there, so one more is one that is not declared.
  if (names.length > spec.carried.length) for (const name of names) checkCarried(spec, name, null);
}

export function checkMark(spec: CollectionSpec, { id, when, set }: Mark): void {
  checkId(id);
  checkCarried(spec, when.index, when.equals);
  for (const [name, value] of Object.entries(set)) checkCarried(spec, name, value);
  if (Object.keys(set).length === 0) fault('a mark sets something');
}

export function checkQuery(spec: CollectionSpec, { index, equals, from, to }: Range): void {
  if (equals !== undefined && (from !== undefined || to !== undefined)) fault('either equals or a range');
  if (from !== undefined && to !== undefined && typeof from !== typeof to) fault('both ends of a range have one type');
  for (const value of [equals, from, to, null]) if (value !== undefined) checkIndex(spec, index, value);
}

export function checkIds(ids: readonly string[]): void {
  for (const id of ids) checkId(id);
}

function checkId(id: string): void {
  if (typeof id !== 'string' || id.length === 0 || id.length > 1000 || !isPlain(id)) fault('an id is 1 to 1000 characters of text');
}

/** The body as both drivers keep it: text, so that any JSON comes back as it was. */
export function bodyText(body: Json): string {
  const text = JSON.stringify(body) ?? fault('a body is JSON');
  return Buffer.byteLength(text) <= 8 * 1024 * 1024 ? text : fault('a body is at most 8 MB');
}

function checkIndex(spec: CollectionSpec, name: string, value: IndexValue): void {
  if (!spec.indexes.includes(name)) fault(`"${name}" is not an index of ${spec.name}`);
  checkValue(spec, name, value);
}

function checkCarried(spec: CollectionSpec, name: string, value: IndexValue): void {
  if (!spec.indexes.includes(name) && !spec.values?.includes(name)) fault(`"${name}" is not an index or value of ${spec.name}`);
  checkValue(spec, name, value);
}

function checkValue(spec: CollectionSpec, name: string, value: IndexValue): void {
  const fits = value === null || (typeof value === 'string' ? isPlain(value) : Number.isFinite(value));
  if (!fits) fault(`a value for ${spec.name}.${name} is text, a number or null`);
}

/** UTF-8 has no half characters, and C has no text with a zero in it. */
const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

function fault(message: string): never {
  throw new TypeError(`storage: ${message}`);
}
