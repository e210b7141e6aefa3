import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextOf } from './gcm.ts';
import { newMasterKey, parseMasterKeys } from './master-keys.ts';
import { createSealer, type SealedAt } from './sealer.ts';

const old = newMasterKey('2025');
const young = newMasterKey('2026');
const sealerWith = (...keys: string[]) => createSealer({ masterKeys: parseMasterKeys(keys.join(',')) });
const sealer = sealerWith(young);
const at = (caseId: string, caseKey = sealer.newCaseKey(caseId)): SealedAt => ({ caseId, caseKey, field: 'question', version: 1 });
const secret = 'Hij slaat sinds de herfst andere kinderen, en thuis is het onrustig.';
const tampered = expect.objectContaining({ kind: 'rejected', code: 'tampered' });
const unsealable = expect.objectContaining({ kind: 'rejected', code: 'unsealable' });

test('any text comes back, in its own place only', () => {
  const place = fc.record({ caseId: fc.string({ minLength: 1 }), field: fc.string(), version: fc.nat() });
  fc.assert(
    fc.property(place, place, fc.string({ unit: 'grapheme' }), (mine, other, text) => {
      const caseKey = sealer.newCaseKey(mine.caseId);
      const sealed = sealer.seal({ ...mine, caseKey }, text);
      // The other one has the key from its wrapping only.
      for (const one of [sealer, sealerWith(young)]) expect(one.open({ ...mine, caseKey }, sealed)).toBe(text);
      for (const moved of [
        { ...mine, field: other.field },
        { ...mine, version: other.version },
        { ...mine, caseId: other.caseId },
      ]) {
        const same = JSON.stringify(moved) === JSON.stringify(mine);
        if (!same) expect(() => sealer.open({ ...moved, caseKey }, sealed)).toThrow(expect.objectContaining({ kind: 'rejected' }));
      }
    }),
  );
});

test('contexts never collide', () => {
  const parts = fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 });
  fc.assert(fc.property(parts, parts, (a, b) => contextOf(...a).equals(contextOf(...b)) === (JSON.stringify(a) === JSON.stringify(b))));
  expect(contextOf('ab', 'c')).not.toEqual(contextOf('a', 'bc'));
});

describe('swapping', () => {
  const [mine, other] = [at('case-1'), at('case-2')];
  const sealed = sealer.seal(mine, secret);

  test('field or version is tampering', () => {
    expect(() => sealer.open({ ...mine, field: 'answer' }, sealed)).toThrow(tampered);
    expect(() => sealer.open({ ...mine, version: 2 }, sealed)).toThrow(tampered);
  });

  test('a text into another case is tampering', () => {
    expect(() => sealer.open(other, sealed)).toThrow(tampered);
    expect(() => sealer.open(at('case-1'), sealed)).toThrow(tampered);
  });

  test('a key into another case does not unwrap, also when it was just used', () => {
    expect(sealer.open(mine, sealed)).toBe(secret);
    expect(() => sealer.open({ ...mine, caseId: 'case-2' }, sealed)).toThrow(unsealable);
    expect(() => sealer.seal({ ...mine, caseId: 'case-2' }, secret)).toThrow(unsealable);
  });
});

test('every changed bit and every changed, dropped or added character is rejected', () => {
  const place = at('case-1');
  const sealed = sealer.seal(place, secret);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => sealer.open(place, `s1.${flipped.toString('base64url')}`)).toThrow(tampered);
  }
  for (let n = 0; n < sealed.length; n += 1) {
    for (const change of ['A', 'b', '=', '']) {
      const changed = sealed.slice(0, n) + change + sealed.slice(n + 1);
      if (changed !== sealed) expect(() => sealer.open(place, changed)).toThrow(tampered);
    }
    expect(() => sealer.open(place, sealed.slice(0, n))).toThrow(tampered);
  }
  for (const wrong of [`${sealed}A`, `${sealed}\n`, ` ${sealed}`, '', 's1.', 's1.AAAA']) expect(() => sealer.open(place, wrong)).toThrow(tampered);
});

test('every changed bit and character of a wrapped key is rejected', () => {
  const place = at('case-1');
  const sealed = sealer.seal(place, secret);
  const [version, id, encoded] = place.caseKey.split('.') as [string, string, string];
  const bytes = Buffer.from(encoded, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => sealer.open({ ...place, caseKey: `${version}.${id}.${flipped.toString('base64url')}` }, sealed)).toThrow(unsealable);
  }
  for (let n = 0; n < place.caseKey.length; n += 1) {
    const caseKey = place.caseKey.slice(0, n) + (place.caseKey[n] === 'A' ? 'B' : 'A') + place.caseKey.slice(n + 1);
    expect(() => sealer.open({ ...place, caseKey }, sealed)).toThrow(unsealable);
  }
});

test('100,000 nonces, none twice', () => {
  const place = at('case-1');
  const nonces = new Set(Array.from({ length: 100_000 }, () => sealer.seal(place, '').slice(3, 19)));
  expect(nonces.size).toBe(100_000);
}, 60_000);

test('a new master key wraps, the old one still unwraps; without it nothing opens', () => {
  const before = sealerWith(old);
  const place = at('case-1', before.newCaseKey('case-1'));
  const sealed = before.seal(place, secret);
  const rotated = sealerWith(young, old);
  expect(rotated.open(place, sealed)).toBe(secret);
  expect(rotated.newCaseKey('case-1')).toMatch(/^k1\.2026\./);
  expect(() => sealer.open(place, sealed)).toThrow(unsealable);
  expect(() => sealerWith(newMasterKey('2025')).open(place, sealed)).toThrow(unsealable);
});

test('no failure tells text or key', () => {
  const place = at('case-1');
  const sealed = sealer.seal(place, secret);
  const faults = [
    () => sealerWith(old).open(place, sealed),
    () => sealer.open({ ...place, version: 2 }, sealed),
    () => sealer.open({ ...place, caseKey: 'k1.x' }, secret),
  ];
  for (const fault of faults) {
    const error = thrownBy(fault);
    const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
    for (const canary of [secret, 'herfst', sealed.slice(3, 30), place.caseKey.slice(8), young.slice(5)]) expect(told).not.toContain(canary);
    expect(error.message).toMatch(/\. (Vraag|Neem) /);
  }
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
