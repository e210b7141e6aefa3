import { createCipheriv, createDecipheriv } from 'node:crypto';
import { freshBytes } from './fresh-bytes.ts';

const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;

/** AES-256-GCM under a fresh random nonce: nonce, ciphertext and tag as base64url. */
export function encrypted(key: Uint8Array, context: Uint8Array, plain: Uint8Array): string {
  const nonce = freshBytes(nonceBytes);
  return Buffer.concat([nonce, ...sealedParts(key, nonce, context, plain)]).toString('base64url');
}

/** Undefined when key or context differ, or one bit was changed. */
export function decrypted(key: Uint8Array, context: Uint8Array, encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64url');
  // The last character of base64 has bits that decode to nothing; a change there is a change too.
  if (bytes.toString('base64url') !== encoded || bytes.length < nonceBytes + tagBytes) return undefined;
  return decryptedWith(key, bytes.subarray(0, nonceBytes), context, bytes.subarray(nonceBytes));
}

/** Ciphertext and tag. A nonce must never be used twice with one key. */
export const encryptedWith = (key: Uint8Array, nonce: Uint8Array, context: Uint8Array, plain: Uint8Array): Buffer =>
  Buffer.concat(sealedParts(key, nonce, context, plain));

export function decryptedWith(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < tagBytes) return undefined;
  const split = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context).setAuthTag(sealed.subarray(split));
  const plain = decipher.update(sealed.subarray(0, split));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Each part with its length before it, so that no two lists of parts give the same bytes. */
export function contextOf(...parts: readonly (string | number)[]): Buffer {
  const texts = parts.map(String);
  const context = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + lengthBytes + Buffer.byteLength(text), 0));
  let end = 0;
  for (const text of texts) {
    const length = context.write(text, end + lengthBytes);
    end = context.writeUInt32BE(length, end) + length;
  }
  return context;
}

function sealedParts(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, plain: Uint8Array): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}
