import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Rejected } from '@mio/runtime';
import { claimFolder } from '../claim-folder.ts';
import { doubtMails } from './doubt-mails.ts';
import { freeOldStores } from './free-old-stores.ts';
import { removeLeftovers } from './leftovers.ts';
import type { Manifest } from './manifest.ts';
import { dropKeys, type KeysOfFolder, keepKeys, keysOf } from './master-key.ts';
import { sayAgainWhatTheStreamForgot } from './say-again.ts';
import { unpack } from './unpack.ts';

export interface RestoreOptions {
  readonly from: string;
  /** The data folder; its own stores, if any, are kept beside. */
  readonly data: string;
  /** Also when the folder holds stores. */
  readonly force: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly say?: (line: string) => void;
  readonly now?: () => Date;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the stores that were there are now. */
  readonly before?: string;
  /** Mails of which nobody knows whether they were sent after the backup: people look at them. */
  readonly doubtfulMails: number;
}

/**
 * Puts the stores of a backup in place of those in `data`. All is unpacked and checked beside them first: until the
 * last renames nothing is changed, and a failure leaves everything as it was. Throws Rejected with one sentence.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { from, data, force, env, say = () => undefined } = options;
  if (!existsSync(from)) throw Rejected('no_file', `${from} bestaat niet: geef met --from het bestand dat npm run backup heeft gemaakt.`);
  const isNew = !existsSync(data);
  const release = claimFolder(data);
  removeLeftovers(data);
  const scratch = mkdtempSync(join(data, 'restore-'));
  const clear = () => {
    rmSync(scratch, { recursive: true, force: true });
    release();
    if (isNew) removeIfEmpty(data);
  };
  process.once('exit', clear);
  try {
    const keys = keysOf(data, env);
    const stores = join(data, 'stores');
    if (!force && hasFiles(stores))
      throw Rejected(
        'not_empty',
        `In ${stores} staan al gegevens: kies met --to een lege map, of gebruik --force (de oude gegevens blijven er dan naast staan).`,
      );
    say('De reservekopie wordt uitgepakt en nagekeken …');
    return await takeIn(options, scratch, keys);
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function takeIn({ from, data, now = () => new Date() }: RestoreOptions, scratch: string, keys: KeysOfFolder): Promise<Restored> {
  const unpacked = join(scratch, 'stores');
  mkdirSync(unpacked);
  const manifest = await unpack(from, keys.keys, unpacked);
  sayAgainWhatTheStreamForgot(unpacked, manifest, now());
  const doubtfulMails = await doubtMails(unpacked, manifest.madeAt);
  const stores = join(data, 'stores');
  freeOldStores(stores);
  keepKeys(data, keys, scratch);
  try {
    const before = swap(data, scratch, now());
    return { manifest, doubtfulMails, ...(before === undefined ? {} : { before }) };
  } catch (error) {
    dropKeys(data, keys);
    throw error;
  }
}

/**
 * A stream that goes on from after the backup would hold events whose numbers the restored services give to others. It
 * is transport, never truth: it goes, the relays see a new one and say everything of its 14 days again. It goes first,
 * because a stream too few is always safe.
 */
function swap(data: string, scratch: string, now: Date): string | undefined {
  const stores = join(data, 'stores');
  if (!hasFiles(stores)) rmSync(stores, { recursive: true, force: true });
  const before = existsSync(stores) ? `${stores}.before-${now.toISOString().replaceAll(':', '-').replace(/\..*$/, '')}` : undefined;
  const moves = [
    [join(data, 'nats'), join(scratch, 'nats')],
    [stores, before],
    [join(scratch, 'stores'), stores],
  ] as const;
  const done: (() => void)[] = [];
  try {
    for (const [from, to] of moves) {
      if (to === undefined || !existsSync(from)) continue;
      renameSync(from, to);
      done.unshift(() => renameSync(to, from));
    }
  } catch (error) {
    for (const undo of done) undo();
    throw error;
  }
  return before;
}

const hasFiles = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length > 0;

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, and that stays.
  }
}
