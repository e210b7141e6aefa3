import { createHmac, createSecretKey, type Hmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { referenceBytes, referenceOf } from '../domain/case-reference.ts';

/** What intake makes from the master key, each from a key of its own; nothing of it is stored but the digests. */
export interface Secrets {
  /** The reference of a question: drawn from its key, so that the same key always leads to the same document; else by chance. */
  reference(key: string | undefined, attempt: number): string;
  /** Digest under which a key or a body is recognised again. */
  digest(what: 'key' | 'body', value: string): string;
  /** The unguessable part of a private link: 192 bits. */
  linkToken(caseId: string): string;
  isLinkToken(caseId: string, token: string): boolean;
}

/** 24 bytes. */
const linkCharacters = 32;

/** `derive` gives a key of 32 bytes for each purpose, and the same one as long as links and idempotency keys must hold. */
export function createSecrets(derive: (purpose: string) => Uint8Array): Secrets {
  const mac = (purpose: string) => {
    const key = createSecretKey(derive(`intake/${purpose}`));
    return (value: string): Hmac => createHmac('sha256', key).update(value);
  };
  const macs = { reference: mac('reference'), key: mac('idempotency-key'), body: mac('idempotent-body'), link: mac('status-link') };
  const linkToken = (caseId: string): string => macs.link(caseId).digest('base64url').slice(0, linkCharacters);
  return {
    reference: (key, attempt) => referenceOf(key === undefined ? randomBytes(referenceBytes) : macs.reference(`${attempt}:${key}`).digest()),
    digest: (what, value) => macs[what](value).digest('base64url'),
    linkToken,
    isLinkToken(caseId, token) {
      const [right, given] = [Buffer.from(linkToken(caseId)), Buffer.from(token)];
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}
