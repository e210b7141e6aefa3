import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

export interface SealedCookies {
  seal(claims: Readonly<Record<string, string>>, livesS: number): Promise<string>;
  /** Undefined when absent, altered, expired, or sealed for something else. */
  open(sealed: string | undefined): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** Cookies that only the portal reads, on any replica. `purpose` has its own key: one cookie never passes for another. */
export function sealedCookies({ secret, purpose }: { secret: string; purpose: string }): SealedCookies {
  const key = keyFor(secret, purpose);
  return {
    seal: (claims, livesS) =>
      new EncryptJWT({ ...claims })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(purpose)
        .setIssuedAt()
        .setExpirationTime(`${livesS} s`)
        .encrypt(key),
    async open(sealed) {
      if (sealed === undefined) return undefined;
      const options = { audience: purpose, keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'], requiredClaims: ['exp'] };
      return (await jwtDecrypt(sealed, key, options).catch(() => undefined))?.payload;
    },
  };
}

/** 32 bytes for one purpose, from the secret that all services share. */
export const keyFor = (secret: string, purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', `mio portal ${purpose}`, 32));
