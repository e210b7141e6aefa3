import { randomBytes } from 'node:crypto';
import { Rejected } from '@mio/runtime';
import { contextOf, decryptedWith, encryptedWith } from './gcm.ts';
import { deriveKey } from './keys.ts';

const mark = Buffer.from('MIO1');
const saltBytes = 32;
const headBytes = mark.length + saltBytes;
const chunkBytes = 1024 * 1024;
const sealedChunkBytes = chunkBytes + 16;

/**
 * Seals a file for one `purpose` ("backup"): a key of its own from `key` and a random salt, chunks of 1 MiB that know
 * their number and whether they are the last, so none can be dropped, added or moved.
 */
export function sealBytes(key: Uint8Array, purpose: string, bytes: Uint8Array): Uint8Array {
  const salt = randomBytes(saltBytes);
  const fileKey = keyOf(key, salt);
  const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
  const chunks = Array.from({ length: count }, (_, n) =>
    encryptedWith(fileKey, nonceOf(n, n === count - 1), contextOf('file', purpose), bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes)),
  );
  return Buffer.concat([mark, salt, ...chunks]);
}

/** Throws Rejected "tampered" when the file was changed or cut, or key or purpose are others. */
export function openBytes(key: Uint8Array, purpose: string, sealed: Uint8Array): Uint8Array {
  const body = sealed.subarray(headBytes);
  if (!mark.equals(sealed.subarray(0, mark.length)) || body.length === 0) throw tampered();
  const fileKey = keyOf(key, sealed.subarray(mark.length, headBytes));
  const count = Math.ceil(body.length / sealedChunkBytes);
  return Buffer.concat(
    Array.from({ length: count }, (_, n) => {
      const chunk = body.subarray(n * sealedChunkBytes, (n + 1) * sealedChunkBytes);
      return decryptedWith(fileKey, nonceOf(n, n === count - 1), contextOf('file', purpose), chunk) ?? fail();
    }),
  );
}

const keyOf = (key: Uint8Array, salt: Uint8Array): Uint8Array => deriveKey(key, `file/${Buffer.from(salt).toString('base64url')}`);

/** The key is used for one file only, so counting is enough. */
function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(chunk, 4);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

const tampered = () =>
  Rejected('tampered', 'Dit bestand is beschadigd, of het hoort bij een andere sleutel. Neem een andere reservekopie of controleer de hoofdsleutel.');

function fail(): never {
  throw tampered();
}
