import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Unavailable } from '@mio/runtime';

/** More pages than any file has: one step reads one moment, and writers cannot make it begin again. */
const everything = 2 ** 30;

/**
 * Copies a file that is in use, as it was at one moment, to `toPath`: one plain file, checked, whole or not there at all.
 * Throws Unavailable.
 */
export async function backupSqlite(path: string, toPath: string): Promise<void> {
  const part = `${toPath}.part`;
  rmSync(part, { force: true });
  try {
    await copy(path, part);
    check(part);
    renameSync(part, toPath);
  } catch (error) {
    rmSync(part, { force: true });
    throw Unavailable(`${basename(path)} could not be backed up: ${error instanceof Error ? error.message : error}`, error);
  }
}

async function copy(path: string, part: string): Promise<void> {
  const source = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, part, { rate: everything });
  } finally {
    source.close();
  }
}

function check(part: string): void {
  const copied = new DatabaseSync(part);
  try {
    copied.exec('PRAGMA journal_mode = DELETE');
    const [verdict] = copied.prepare('PRAGMA quick_check(1)').all();
    if (verdict?.['quick_check'] !== 'ok') throw new Error('the copy is damaged');
  } finally {
    copied.close();
  }
  const file = openSync(part, 'r+');
  fsyncSync(file);
  closeSync(file);
}
