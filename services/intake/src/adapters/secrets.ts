import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
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

/** `derive` gives a key of 32 bytes for each purpose, and the same one as long as links and idempotency keys must hold. */
export function createSecrets(derive: (purpose: string) => Uint8Array): Secrets {
  const mac = (purpose: string) => {
    const key = derive(`intake/${purpose}`);
    return (value: string): Buffer => createHmac('sha256', key).update(value).digest();
  };
  const macs = { reference: mac('reference'), key: mac('idempotency-key'), body: mac('idempotent-body'), link: mac('status-link') };
  const linkToken = (caseId: string): string => macs.link(caseId).subarray(0, 24).toString('base64url');
  return {
    reference: (key, attempt) => referenceOf(key === undefined ? randomBytes(referenceBytes) : macs.reference(`${attempt}:${key}`)),
    digest: (what, value) => macs[what](value).toString('base64url'),
    linkToken,
    isLinkToken(caseId, token) {
      const [right, given] = [Buffer.from(linkToken(caseId)), Buffer.from(token)];
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}
