import { lastUsed, Rejected } from '@mio/runtime';
import { freshBytes } from './fresh-bytes.ts';
import { contextOf, decrypted, encrypted } from './gcm.ts';
import { checkMasterKeys, keyBytes, type MasterKey } from './master-keys.ts';

const wrappedPattern = /^k1\.(?<masterId>[A-Za-z0-9_-]{1,32})\.(?<sealed>[A-Za-z0-9_-]+)$/;
const remembered = 1_000;

/** Wraps and unwraps the keys of cases: "k1.<master key id>.<base64url>", bound to the case. */
export function caseKeys(masterKeys: readonly MasterKey[]) {
  checkMasterKeys(masterKeys);
  const [wrapping] = masterKeys as readonly [MasterKey];
  const byId = new Map(masterKeys.map(({ id, key }) => [id, Uint8Array.from(key)]));
  const wrappingKey = byId.get(wrapping.id) as Uint8Array;
  const recent = lastUsed<Uint8Array>(remembered);

  function unwrapped(caseId: string, wrapped: string): Uint8Array {
    const { masterId = '', sealed = '' } = wrappedPattern.exec(wrapped)?.groups ?? {};
    const master = byId.get(masterId);
    const key = master && decrypted(master, contextOf('case key', masterId, caseId), sealed);
    if (key?.length !== keyBytes) {
      throw Rejected(
        'unsealable',
        'Deze tekst kan niet worden geopend: de sleutel van deze casus past niet of ontbreekt. Vraag de beheerder om de hoofdsleutel terug te zetten.',
      );
    }
    return key;
  }

  return {
    create(caseId: string): string {
      const key = freshBytes(keyBytes);
      const wrapped = `k1.${wrapping.id}.${encrypted(wrappingKey, contextOf('case key', wrapping.id, caseId), key)}`;
      recent.keep(nameOf(caseId, wrapped), key);
      return wrapped;
    },
    /** Throws Rejected "unsealable". */
    open(caseId: string, wrapped: string): Uint8Array {
      const name = nameOf(caseId, wrapped);
      return recent.get(name) ?? recent.keep(name, unwrapped(caseId, wrapped));
    },
  };
}

// The case is part of the name: a remembered key must not open for another case.
const nameOf = (caseId: string, wrapped: string): string => `${wrapped} ${caseId}`;
