import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rejected } from '@mio/runtime';
import { type MasterKey, parseMasterKeys } from '@mio/sealing';
import { type Secrets, secretsOf } from '../secrets.ts';

export interface KeysOfFolder {
  /** The first one seals. */
  readonly keys: readonly MasterKey[];
  /** As MIO_MASTER_KEY has it. */
  readonly text: string;
  readonly fromFile: boolean;
}

/**
 * The master keys with which the system in `data` runs: its secrets.json, else MIO_MASTER_KEY. Never makes one. Throws
 * Rejected "no_key".
 */
export function keysOf(data: string, env: NodeJS.ProcessEnv): KeysOfFolder {
  const file = join(data, 'secrets.json');
  const fromFile = existsSync(file);
  const text = fromFile ? inFile(file) : env['MIO_MASTER_KEY'];
  if (!text)
    throw Rejected(
      'no_key',
      `Er is geen hoofdsleutel: zet secrets.json van het systeem waarvan de reservekopie is in ${data}, of geef de sleutel in MIO_MASTER_KEY.`,
    );
  try {
    return { keys: parseMasterKeys(text), text, fromFile };
  } catch (error) {
    throw Rejected('no_key', `De hoofdsleutel in ${fromFile ? file : 'MIO_MASTER_KEY'} is niet goed: ${(error as Error).message}`);
  }
}

function inFile(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>).MIO_MASTER_KEY;
  } catch {
    return undefined;
  }
}

/** Writes secrets.json with this master key. The other secrets are fresh: they only open sessions and lines, which do not outlive a restore. */
export function keepKeys(data: string, { text, fromFile }: KeysOfFolder, scratch: string): void {
  if (fromFile) return;
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ ...secretsOf(scratch), MIO_MASTER_KEY: text } satisfies Secrets, null, 2), {
    mode: 0o600,
    flag: 'wx',
  });
}

/** Takes back what `keepKeys` wrote. */
export function dropKeys(data: string, { fromFile }: KeysOfFolder): void {
  if (!fromFile) rmSync(join(data, 'secrets.json'), { force: true });
}
