import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Conflict } from '@mio/runtime';

/**
 * Sees that no process has one of these stores open (one may outlive the command that started it), and folds each log
 * into its file, so that what is kept beside is whole. Throws Conflict "in_use".
 */
export function freeOldStores(stores: string): void {
  const files = existsSync(stores) ? readdirSync(stores).filter((file) => file.endsWith('.db')) : [];
  for (const file of files) {
    if (isInUse(join(stores, file))) throw Conflict('in_use', `Een ander proces heeft ${join(stores, file)} nog open: stop MIO eerst helemaal.`);
  }
}

/** Leaving the write-ahead log takes the file for itself alone, which SQLite refuses while anybody else has it open. */
function isInUse(path: string): boolean {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: 2_000 });
    db.exec('PRAGMA journal_mode = DELETE');
    return false;
  } catch (error) {
    // A damaged store is a reason to restore, not to refuse.
    return [5, 6].includes(Number((error as { errcode?: number }).errcode) & 0xff);
  } finally {
    db?.close();
  }
}
