import type { SQLOutputValue } from 'node:sqlite';
import { type CollectionSpec, carried, type IndexValue, type StoredDocument } from './store.ts';

/** A collection in SQL. Index columns have no type, so a value keeps its own. */
export interface Table {
  /** The order of the indexes and values in `insert` and `update`. */
  readonly carried: readonly string[];
  readonly create: string;
  readonly columnsOf: string;
  readonly addColumn: readonly (readonly [column: string, sql: string])[];
  readonly createIndexes: readonly string[];
  /** A value that was an index in an earlier version. */
  readonly dropIndexes: readonly string[];
  /** id, body, one value each of `carried` */
  readonly insert: string;
  /** body, one value each of `carried`, id, revision */
  readonly update: string;
  readonly get: string;
  readonly remove: string;
  /** Forces the index: a list that would scan fails in the tests instead of growing slow. */
  readonly select: (what: 'documents' | 'count', index: string) => string;
  readonly read: (row: Record<string, SQLOutputValue>) => StoredDocument;
}

export const columnOf = (index: string): string => `"ix_${index}"`;

/** Names have been checked: letters, digits, `_`, `-` and `.`. */
export function tableOf(spec: CollectionSpec): Table {
  const { name, indexes, values = [] } = spec;
  const names = carried(spec);
  const table = `"${name}"`;
  const columns = names.map(columnOf);
  const all = ['id', 'rev', 'body', ...columns].join(', ');
  const indexNamed = (index: string) => `"${name}/${index}"`;
  return {
    carried: names,
    create: `CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL)`,
    columnsOf: `SELECT name FROM pragma_table_info('${name}')`,
    addColumn: names.map((name) => [`ix_${name}`, `ALTER TABLE ${table} ADD COLUMN ${columnOf(name)}`]),
    createIndexes: indexes.map(
      (index) => `CREATE INDEX IF NOT EXISTS ${indexNamed(index)} ON ${table} (${columnOf(index)}, id) WHERE ${columnOf(index)} IS NOT NULL`,
    ),
    dropIndexes: values.map((value) => `DROP INDEX IF EXISTS ${indexNamed(value)}`),
    insert: `INSERT INTO ${table} (${all}) VALUES (${['?', '1', '?', ...columns.map(() => '?')].join(', ')}) ON CONFLICT DO NOTHING`,
    update: `UPDATE ${table} SET ${['rev = rev + 1', 'body = ?', ...columns.map((column) => `${column} = ?`)].join(', ')} WHERE id = ? AND rev = ?`,
    get: `SELECT ${all} FROM ${table} WHERE id = ?`,
    remove: `DELETE FROM ${table} WHERE id = ?`,
    select: (what, index) => `SELECT ${what === 'count' ? 'count(*) AS n' : all} FROM ${table} INDEXED BY ${indexNamed(index)}`,
    read: (row) => ({
      id: String(row['id']),
      rev: Number(row['rev']),
      body: JSON.parse(String(row['body'])),
      index: Object.fromEntries(names.map((name) => [name, row[`ix_${name}`] as IndexValue])),
    }),
  };
}
