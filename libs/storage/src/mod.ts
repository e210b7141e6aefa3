export { openStore } from './open.ts';
export { openSqlite, type SqliteOptions } from './sqlite.ts';
export type { CollectionSpec, IndexValue, Json, Mark, Page, PageQuery, Store, StoredDocument, Write, WriteResult } from './store.ts';
