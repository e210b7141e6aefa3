import { randomBytes } from 'node:crypto';

export interface MasterKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export const keyBytes = 32;
const idPattern = /^[A-Za-z0-9_-]{1,32}$/;

/** A fresh key as `parseMasterKeys` reads it: "id:base64". */
export function newMasterKey(id: string): string {
  if (!idPattern.test(id)) throw new TypeError(idRule);
  return `${id}:${randomBytes(keyBytes).toString('base64')}`;
}

/**
 * Reads "id:base64,id2:base64"; the first one seals, the others only open what was sealed before. Throws TypeError with
 * all faults in one sentence each, never with key material.
 */
export function parseMasterKeys(text: string): readonly MasterKey[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new TypeError('No master key is set: expected "id:base64", with the newest key first.');
  const read = parts.map((part, place) => readKey(part, place + 1));
  const keys = read.filter((one) => typeof one !== 'string');
  const faults = [...read.filter((one) => typeof one === 'string'), ...repeated(keys)];
  if (faults.length > 0) throw new TypeError(faults.join(' '));
  return keys;
}

/** Rejects what `createSealer` must not be given. */
export function checkMasterKeys(keys: readonly MasterKey[]): void {
  if (keys.length === 0) throw new TypeError('No master key was given.');
  const faults = [...keys.flatMap(({ id, key }) => faultsOf(id, key)), ...repeated(keys)];
  if (faults.length > 0) throw new TypeError(faults.join(' '));
}

/** A part that is not understood may be a key, so it is named by its place. */
function readKey(part: string, place: number): MasterKey | string {
  const colon = part.indexOf(':');
  if (colon < 0) return `Master key ${place} has no ":" between id and key.`;
  const id = part.slice(0, colon);
  const encoded = part.slice(colon + 1);
  if (!idPattern.test(id)) return `Master key ${place}: ${idRule}`;
  const key = Buffer.from(encoded, 'base64');
  if (key.toString('base64').replaceAll('=', '') !== encoded.replace(/=+$/, '')) return `Master key "${id}" is not base64.`;
  return faultsOf(id, key)[0] ?? { id, key: new Uint8Array(key) };
}

const idRule = 'the id of a master key is 1 to 32 letters, digits, "-" or "_".';

function faultsOf(id: string, key: Uint8Array): string[] {
  if (!idPattern.test(id)) return [idRule];
  if (key.length !== keyBytes) return [`Master key "${id}" has ${key.length} bytes instead of ${keyBytes}.`];
  return key.every((byte) => byte === key[0]) ? [`Master key "${id}" is one byte repeated: make one with "openssl rand -base64 32".`] : [];
}

const repeated = (keys: readonly MasterKey[]): string[] =>
  [...Map.groupBy(keys, ({ id }) => id)].filter(([, same]) => same.length > 1).map(([id]) => `Master key "${id}" is given twice.`);
