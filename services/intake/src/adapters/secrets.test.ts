import { randomBytes } from 'node:crypto';
import { deriveKey } from '@mio/sealing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../domain/case-reference.ts';
import { createSecrets } from './secrets.ts';

const from = (master: Uint8Array) => createSecrets((purpose) => deriveKey(master, purpose));
const master = randomBytes(32);
const secrets = from(master);

describe('what comes from the master key', () => {
  it('draws the same reference from the same key, another at the next attempt', () => {
    expect(secrets.reference('k', 0)).toBe(from(master).reference('k', 0));
    expect(secrets.reference('k', 1)).not.toBe(secrets.reference('k', 0));
    expect(from(randomBytes(32)).reference('k', 0)).not.toBe(secrets.reference('k', 0));
  });

  it('makes valid references, by chance too', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.nat(), (key, attempt) => {
        const reference = secrets.reference(key, attempt);
        expect(parseReference(reference)).toBe(reference);
      }),
    );
    expect(secrets.reference(undefined, 0)).not.toBe(secrets.reference(undefined, 0));
  });

  it('keeps digests of keys and bodies apart', () => {
    expect(secrets.digest('key', 'x')).not.toBe(secrets.digest('body', 'x'));
  });

  it('opens a link by its own token only', () => {
    const token = secrets.linkToken('MIO-00000-000000');
    expect(token).toHaveLength(32);
    expect(secrets.isLinkToken('MIO-00000-000000', token)).toBe(true);
    expect(secrets.isLinkToken('MIO-00000-000001', token)).toBe(false);
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toUpperCase()]) expect(secrets.isLinkToken('MIO-00000-000000', wrong)).toBe(false);
  });
});
