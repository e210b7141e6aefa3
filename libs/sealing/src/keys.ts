import { createHmac, hkdfSync } from 'node:crypto';

/** HMAC-SHA256, base64url (43 characters): a stable name for a text that only the key's holder can compute. */
export const keyedDigest = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('base64url');

/** A 32-byte key for one purpose ("link tokens"), by HKDF-SHA256: knowing it tells nothing about the master or another purpose. */
export const deriveKey = (master: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), `mio/${purpose}`, 32));
