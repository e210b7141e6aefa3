import { closeSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure, Rejected } from '@mio/runtime';
import { deriveKey, keyedDigest, type MasterKey, openBytes, sealBytes } from '@mio/sealing';
import type { Manifest } from './manifest.ts';

// A line that names the format, a line that tells keys apart, then frames: length (4 bytes, big-endian) and sealed
// bytes. The first frame is the manifest, the others are the stores' parts in its order. A frame at a time is in memory.
const mark = 'MIO-RESERVEKOPIE 1\n';
const fingerprintBytes = 43;
const headBytes = mark.length + fingerprintBytes + 1;
/** A part is much smaller; a longer frame is no frame. */
const longestFrame = 256 * 1024 * 1024;

const backupKey = ({ key }: MasterKey): Uint8Array => deriveKey(key, 'backup');
const fingerprint = (key: Uint8Array): string => keyedDigest(key, 'fingerprint');
const partPurpose = (id: string, part: number): string => `backup/${id}/${part}`;

/** Writes `path` (mode 0600, replaced if there) from the stores' files in `folder`, in parts of at most `partBytes`, and sees it on the disk. */
export function writeSealed(path: string, master: MasterKey, manifest: Manifest, folder: string, partBytes: number): void {
  const key = backupKey(master);
  const to = openSync(path, 'w', 0o600);
  try {
    writeFileSync(to, `${mark}${fingerprint(key)}\n`);
    writeFrame(to, sealBytes(key, 'backup/manifest', Buffer.from(JSON.stringify(manifest))));
    let part = 0;
    for (const { name } of manifest.stores) {
      for (const bytes of partsOf(join(folder, `${name}.db`), partBytes)) writeFrame(to, sealBytes(key, partPurpose(manifest.id, part++), bytes));
    }
    fsyncSync(to);
  } finally {
    closeSync(to);
  }
}

function writeFrame(to: number, sealed: Uint8Array): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  writeFileSync(to, length);
  writeFileSync(to, sealed);
}

function* partsOf(path: string, partBytes: number): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (let part = read(file, partBytes); part.length > 0; part = read(file, partBytes)) yield part;
  } finally {
    closeSync(file);
  }
}

/**
 * Opens the file with whichever key fits, and hands each store's bytes, in order, to `take`. Throws Rejected: "no_backup",
 * "other_key", "tampered" (changed, cut, something added).
 */
export function readSealed(path: string, masters: readonly MasterKey[], take: (manifest: Manifest, name: string, bytes: Uint8Array) => void): Manifest {
  const file = openSync(path, 'r');
  try {
    const key = keyFor(read(file, headBytes).toString('latin1'), masters, path);
    const manifest = JSON.parse(Buffer.from(open(key, 'backup/manifest', readFrame(file, path), path)).toString('utf8')) as Manifest;
    let part = 0;
    for (const { name, bytes } of manifest.stores) {
      for (let left = bytes; left > 0; ) {
        const opened = open(key, partPurpose(manifest.id, part++), readFrame(file, path), path);
        take(manifest, name, opened);
        left -= opened.length;
      }
    }
    if (read(file, 1).length > 0) throw tampered(path);
    return manifest;
  } finally {
    closeSync(file);
  }
}

function keyFor(head: string, masters: readonly MasterKey[], path: string): Uint8Array {
  if (!head.startsWith(mark)) throw Rejected('no_backup', `${path} is geen reservekopie van MIO: kies een bestand dat npm run backup heeft gemaakt.`);
  const key = masters.map(backupKey).find((each) => head === `${mark}${fingerprint(each)}\n`);
  if (key === undefined)
    throw Rejected('other_key', `De reservekopie ${path} hoort bij een andere hoofdsleutel: gebruik secrets.json van het systeem waarvan de kopie is gemaakt.`);
  return key;
}

function readFrame(file: number, path: string): Uint8Array {
  const length = read(file, 4);
  const bytes = length.length === 4 ? length.readUInt32BE() : 0;
  if (bytes === 0 || bytes > longestFrame) throw tampered(path);
  return read(file, bytes);
}

function open(key: Uint8Array, purpose: string, sealed: Uint8Array, path: string): Uint8Array {
  try {
    return openBytes(key, purpose, sealed);
  } catch (error) {
    throw isFailure(error) ? tampered(path) : error;
  }
}

/** Fewer than `bytes` at the end of the file. */
function read(file: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  let done = 0;
  for (let more = 1; more > 0 && done < bytes; done += more) more = readSync(file, buffer, done, bytes - done, null);
  return buffer.subarray(0, done);
}

export const tampered = (path: string) => Rejected('tampered', `De reservekopie ${path} is beschadigd of niet heel: neem een andere reservekopie.`);
