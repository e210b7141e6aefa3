import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { Rejected } from '@mio/runtime';
import type { MasterKey } from '@mio/sealing';
import { factsOf, type Manifest, storeName } from './manifest.ts';
import { readSealed, tampered } from './sealed-file.ts';

/**
 * Writes the stores of a backup to `folder` (empty) and checks each: its bytes, its documents, and SQLite's own check.
 * Throws Rejected.
 */
export async function unpack(from: string, keys: readonly MasterKey[], folder: string): Promise<Manifest> {
  const manifest = write(from, keys, folder);
  const missing = manifest.masterKeys.filter((id) => !keys.some((key) => key.id === id));
  if (missing.length > 0)
    throw Rejected(
      'key_missing',
      `Een deel van de teksten hoort bij de hoofdsleutel ${missing.join(', ')}, die er niet is: zet alle hoofdsleutels in MIO_MASTER_KEY of secrets.json.`,
    );
  for (const facts of manifest.stores) {
    const path = join(folder, `${facts.name}.db`);
    if (!isSound(path) || !isDeepStrictEqual(await factsOf(facts.name, path), facts)) throw tampered(from);
  }
  return manifest;
}

function write(from: string, keys: readonly MasterKey[], folder: string): Manifest {
  const files = new Map<string, number>();
  const fileOf = (name: string): number => {
    if (!storeName.test(name)) throw tampered(from);
    const file = files.get(name) ?? openSync(join(folder, `${name}.db`), 'wx', 0o600);
    files.set(name, file);
    return file;
  };
  try {
    return readSealed(from, keys, (_, name, bytes) => writeFileSync(fileOf(name), bytes));
  } finally {
    for (const file of files.values()) {
      fsyncSync(file);
      closeSync(file);
    }
  }
}

function isSound(path: string): boolean {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok';
  } catch {
    return false;
  } finally {
    db.close();
  }
}
