export { type MongoOptions, openMongo } from './mongo.ts';
export { openStore } from './open.ts';
export { openSqlite, type SqliteOptions } from './sqlite.ts';
export { backupSqlite } from './sqlite-backup.ts';
export type { CollectionSpec, IndexValue, Json, Mark, Page, PageQuery, Store, StoredDocument, Write, WriteResult } from './store.ts';
