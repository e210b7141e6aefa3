import { Rejected } from '@mio/runtime';
import { caseKeys } from './case-keys.ts';
import { contextOf, decrypted, encrypted } from './gcm.ts';
import type { MasterKey } from './master-keys.ts';

/** Where a sealed text belongs; it opens nowhere else. */
export interface SealedAt {
  /** The wrapped key, as `newCaseKey` gave it. */
  readonly caseKey: string;
  readonly caseId: string;
  readonly field: string;
  readonly version: number;
}

export interface Sealer {
  /** A fresh key for one case, wrapped by the first master key; printable, names that key. Destroying it erases the case. */
  newCaseKey(caseId: string): string;
  /** Printable. Throws Rejected "unsealable" when the case's key cannot be unwrapped. */
  seal(at: SealedAt, text: string): string;
  /** Throws Rejected "unsealable" as `seal` does, "tampered" when the text was changed or belongs elsewhere. */
  open(at: SealedAt, sealed: string): string;
}

const sealedPattern = /^s1\.(?<sealed>[A-Za-z0-9_-]+)$/;

/** AES-256-GCM with a key per case. The first master key wraps new case keys, the others only unwrap. Throws TypeError on unfit keys. */
export function createSealer({ masterKeys }: { masterKeys: readonly MasterKey[] }): Sealer {
  const keys = caseKeys(masterKeys);
  return {
    newCaseKey: (caseId) => keys.create(caseId),
    seal: (at, text) => `s1.${encrypted(keys.open(at.caseId, at.caseKey), placeOf(at), Buffer.from(text, 'utf8'))}`,
    open: (at, sealed) => {
      const key = keys.open(at.caseId, at.caseKey);
      const encoded = sealedPattern.exec(sealed)?.groups?.['sealed'];
      const text = encoded === undefined ? undefined : decrypted(key, placeOf(at), encoded);
      if (text === undefined) {
        throw Rejected(
          'tampered',
          'Deze tekst is beschadigd of hoort ergens anders bij, en wordt daarom niet getoond. Vraag de beheerder om een reservekopie na te kijken.',
        );
      }
      return text.toString('utf8');
    },
  };
}

const placeOf = ({ caseId, field, version }: SealedAt): Buffer => contextOf('text', caseId, field, version);
