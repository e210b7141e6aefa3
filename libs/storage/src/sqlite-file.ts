import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Unavailable } from '@mio/runtime';
import { tableOf } from './sqlite-table.ts';
import { codeOf, inTransaction, isBusy } from './sqlite-transaction.ts';
import type { CollectionSpec } from './store.ts';

const openingMs = 15_000;
/** Waiting inside SQLite stops the whole process, so afterwards it is short and goes on outside (settled in sqlite-transaction). */
const waitingMs = 20;

/** The file with its tables and indexes as declared. Throws Unavailable with one sentence. */
export function openFile(path: string, collections: readonly CollectionSpec[]): DatabaseSync {
  const memory = path === ':memory:';
  if (!memory) checkFolder(dirname(path));
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: openingMs });
    if (!memory) useLog(db);
    db.exec('PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864');
    createTables(db, collections);
    db.exec(`PRAGMA busy_timeout = ${waitingMs}`);
    return db;
  } catch (error) {
    db?.close();
    throw Unavailable(sentence(path, error), error);
  }
}

function checkFolder(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw Unavailable(`The folder ${folder} cannot be written: choose another folder for the data or change who may write there.`, error);
  }
}

/** Two processes that switch to WAL at the same moment get "busy" at once, without waiting. */
function useLog(db: DatabaseSync): void {
  for (const deadline = Date.now() + openingMs; ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
    }
  }
}

/** An index that was declared later gets its column here; documents written before have null in it. */
function createTables(db: DatabaseSync, collections: readonly CollectionSpec[]): void {
  inTransaction(db, () => {
    db.exec('CREATE TABLE IF NOT EXISTS "~health" (id INTEGER PRIMARY KEY, at REAL NOT NULL)');
    for (const { create, columnsOf, addColumn, createIndexes, dropIndexes } of collections.map(tableOf)) {
      db.exec(create);
      const present = new Set(
        db
          .prepare(columnsOf)
          .all()
          .map(({ name }) => String(name)),
      );
      for (const [column, sql] of addColumn) if (!present.has(column)) db.exec(sql);
      for (const sql of [...createIndexes, ...dropIndexes]) db.exec(sql);
    }
  });
}

function sentence(path: string, error: unknown): string {
  const code = codeOf(error);
  if (code === 26 || code === 11) return `${path} is no SQLite file or is damaged: put a backup in its place or choose another folder.`;
  if (code === 13) return `${path} cannot be opened: the disk is full.`;
  if (code === 5 || code === 6) return `${path} is held by another process: stop that one first.`;
  return `${path} cannot be opened (SQLite ${code ?? 'error'}: ${error instanceof Error ? error.message : error}): check that its folder can be written.`;
}
