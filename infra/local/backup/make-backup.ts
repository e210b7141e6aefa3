import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Rejected } from '@mio/runtime';
import { copyTogether } from './copy-together.ts';
import { removeLeftovers } from './leftovers.ts';
import { factsOf, type Manifest, storeName } from './manifest.ts';
import { keysOf } from './master-key.ts';
import { readSealed, tampered, writeSealed } from './sealed-file.ts';

export interface BackupOptions {
  readonly data: string;
  readonly to: string;
  /** Replace the file when it is there. */
  readonly force: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Told what is being done, for people. */
  readonly say?: (line: string) => void;
  readonly partBytes?: number;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

/**
 * One sealed file of all stores below `data`, of one moment, read back and compared. The file is there whole or not at
 * all. The mail catcher's mails are not in it (a development tool), nor is the event stream (transport, never truth).
 * Throws Rejected and Unavailable.
 */
export async function makeBackup({ data, to, force, env, say = () => undefined, partBytes = 16 * 1024 * 1024 }: BackupOptions): Promise<Backup> {
  if (!force && existsSync(to)) throw Rejected('exists', `${to} bestaat al: kies met --to een andere naam, of vervang het met --force.`);
  const stores = join(data, 'stores');
  const names = storesIn(stores);
  const { keys } = keysOf(data, env);
  removeLeftovers(data);
  // Beside the stores, so that what is not sealed yet never leaves their disk.
  const folder = mkdtempSync(join(data, 'backup-'));
  const part = `${to}.part`;
  const clear = () => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(part, { force: true });
  };
  process.once('exit', clear);
  try {
    say(`Alle ${names.length} opslagen worden gekopieerd …`);
    const madeAt = await copyTogether(stores, names, folder);
    const facts = await Promise.all(names.map((name) => factsOf(name, join(folder, `${name}.db`))));
    const manifest: Manifest = { format: 1, id: randomUUID(), madeAt, masterKeys: keys.map(({ id }) => id), stores: facts };
    say('De kopie wordt versleuteld en nagelezen …');
    writeSealed(part, keys[0]!, manifest, folder, partBytes);
    checkAgainst(manifest, part, keys);
    renameSync(part, to);
    return { file: to, bytes: statSync(to).size, manifest };
  } finally {
    process.off('exit', clear);
    clear();
  }
}

function storesIn(stores: string): string[] {
  const files = existsSync(stores) ? readdirSync(stores) : [];
  const names = files
    .filter((file) => file.endsWith('.db'))
    .map((file) => file.slice(0, -'.db'.length))
    .filter((name) => storeName.test(name))
    .sort();
  if (names.length === 0) throw Rejected('no_stores', `In ${stores} staan geen gegevens: geef met MIO_DATA de map van het systeem dat u wilt bewaren.`);
  return names;
}

/** What the file gives back is what was copied, to the byte. */
function checkAgainst(manifest: Manifest, path: string, keys: Parameters<typeof readSealed>[1]): void {
  const hashes = new Map(manifest.stores.map(({ name }) => [name, createHash('sha256')]));
  const found = readSealed(path, keys, (_, name, bytes) => void hashes.get(name)?.update(bytes));
  const same = found.id === manifest.id && manifest.stores.every(({ name, sha256 }) => hashes.get(name)?.digest('hex') === sha256);
  if (!same) throw tampered(path);
}
