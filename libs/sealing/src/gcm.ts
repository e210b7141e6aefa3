import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a fresh random nonce: nonce, ciphertext and tag as base64url. */
export function encrypted(key: Uint8Array, context: Uint8Array, plain: Uint8Array): string {
  const nonce = randomBytes(nonceBytes);
  return Buffer.concat([nonce, encryptedWith(key, nonce, context, plain)]).toString('base64url');
}

/** Undefined when key or context differ, or one bit was changed. */
export function decrypted(key: Uint8Array, context: Uint8Array, encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64url');
  // The last character of base64 has bits that decode to nothing; a change there is a change too.
  if (bytes.toString('base64url') !== encoded || bytes.length < nonceBytes + tagBytes) return undefined;
  return decryptedWith(key, bytes.subarray(0, nonceBytes), context, bytes.subarray(nonceBytes));
}

/** Ciphertext and tag. A nonce must never be used twice with one key. */
export function encryptedWith(key: Uint8Array, nonce: Uint8Array, context: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

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
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(String(part), 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
