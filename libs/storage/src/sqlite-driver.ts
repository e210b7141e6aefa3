import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { cursorOf, pageOf } from './cursor.ts';
import { conditionOf } from './sqlite-query.ts';
import { columnOf, type Table, tableOf } from './sqlite-table.ts';
import { inTransaction, patiently } from './sqlite-transaction.ts';
import type { CheckedWrite, CollectionSpec, Driver, Mark, Page, PageQuery, StoredDocument, WriteResult } from './store.ts';

/** The port on an open file. Statements are prepared once. */
export function sqliteDriver(db: DatabaseSync, path: string, collections: readonly CollectionSpec[]): Driver {
  const file = { prepare: preparing(db), tables: new Map(collections.map((spec) => [spec.name, tableOf(spec)])) };
  const read = <T>(work: () => T) => patiently(path, work);
  const change = <T>(work: () => T) => patiently(path, () => inTransaction(db, work));
  return {
    get: (collection, id) => read(() => get(file, collection, id)),
    getMany: (collection, ids) => read(() => ids.map((id) => get(file, collection, id))),
    write: (batch) => change(() => batch.map((write) => apply(file, write))),
    mark: (batch) =>
      change(() => {
        for (const one of batch) mark(file, one);
      }),
    page: (query) => read(() => page(file, query)),
    count: (query) => read(() => count(file, query)),
    remove: (collection, ids) =>
      change(() => {
        for (const id of ids) file.prepare(tableIn(file, collection).remove).run(id);
      }),
    healthy: () =>
      change(() => touch(file)).then(
        () => hasRoom(path),
        () => false,
      ),
    close: async () => db.close(),
  };
}

interface File {
  readonly prepare: (sql: string) => StatementSync;
  readonly tables: ReadonlyMap<string, Table>;
}

function preparing(db: DatabaseSync): File['prepare'] {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

const tableIn = ({ tables }: File, collection: string): Table => tables.get(collection) as Table;

function get(file: File, collection: string, id: string): StoredDocument | undefined {
  const table = tableIn(file, collection);
  const row = file.prepare(table.get).get(id);
  return row && table.read(row);
}

function apply(file: File, { collection, id, expect, text, index }: CheckedWrite): WriteResult {
  const { carried, insert, update } = tableIn(file, collection);
  const values = carried.map((name) => index[name] ?? null);
  const { changes } = expect === 0 ? file.prepare(insert).run(id, text, ...values) : file.prepare(update).run(text, ...values, id, expect);
  return Number(changes) === 1 ? 'ok' : 'conflict';
}

function mark(file: File, { collection, id, when, set }: Mark): void {
  const names = Object.keys(set);
  const columns = names.map((name) => `${columnOf(name)} = ?`).join(', ');
  const sql = `UPDATE "${collection}" SET ${columns} WHERE id = ? AND ${columnOf(when.index)} IS ?`;
  file.prepare(sql).run(...names.map((name) => set[name] ?? null), id, when.equals);
}

function page(file: File, query: PageQuery): Page {
  const { select, read } = tableIn(file, query.collection);
  const { where, values } = conditionOf(query, cursorOf(query));
  const direction = query.descending ? 'DESC' : 'ASC';
  const order = `${columnOf(query.index)} ${direction}, id ${direction}`;
  const sql = `${select('documents', query.index)} WHERE ${where} ORDER BY ${order} LIMIT ?`;
  return pageOf(
    query,
    file
      .prepare(sql)
      .all(...values, query.limit + 1)
      .map(read),
  );
}

function count(file: File, query: Parameters<Driver['count']>[0]): number {
  const { where, values } = conditionOf(query);
  const sql = `${tableIn(file, query.collection).select('count', query.index)} WHERE ${where}`;
  return Number(file.prepare(sql).get(...values)?.['n']);
}

function touch(file: File): void {
  file.prepare('INSERT INTO "~health" (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at').run(Date.now());
}

/** A small write may still fit into the log where the next document does not. */
function hasRoom(path: string): boolean {
  if (path === ':memory:') return true;
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize >= 1024 * 1024;
}
