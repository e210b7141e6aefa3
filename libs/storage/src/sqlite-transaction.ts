import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@mio/runtime';

const patienceMs = 10_000;
/** busy, locked, schema changed by another process, locking protocol: nothing was done, later it works. */
const passing = new Set([5, 6, 15, 17]);
/** wrong SQL, too big, constraint, type, misuse, range: our own fault, which no waiting mends. */
const ours = new Set([1, 18, 19, 20, 21, 25]);

/** All or nothing; after a failure the handle is free again. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  rollBack(db);
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/**
 * Does `work` again while another process holds the file, up to 10 s. Throws Unavailable for whatever the disk or the
 * file does (full, read-only, damaged).
 */
export async function patiently<T>(path: string, work: () => T): Promise<T> {
  for (const deadline = performance.now() + patienceMs; ; ) {
    try {
      return work();
    } catch (error) {
      const code = codeOf(error);
      if (wasClosed(error)) throw Unavailable('the store is closed', error);
      if (code === undefined || ours.has(code)) throw error;
      if (!isBusy(error) || performance.now() > deadline) throw Unavailable(`${basename(path)}: SQLite ${code}, ${(error as Error).message}`, error);
    }
    await pause(1 + Math.random() * 10);
  }
}

export const isBusy = (error: unknown): boolean => passing.has(codeOf(error) ?? 0);

/** While it waited for another process. */
const wasClosed = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ERR_INVALID_STATE';

/** SQLite's primary result code; undefined when the error is not SQLite's. */
export function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error ? (error as { errcode?: unknown }).errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** SQLite has rolled back by itself after some failures; when even this fails, the next transaction begins with it. */
function rollBack(db: DatabaseSync): void {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } catch {
    // The failure that led here is the one to report.
  }
}
