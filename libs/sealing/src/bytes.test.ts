import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBytes, sealBytes } from './bytes.ts';
import { deriveKey, keyedDigest } from './keys.ts';

const key = randomBytes(32);
const mib = 1024 * 1024;
const tampered = expect.objectContaining({ kind: 'rejected', code: 'tampered' });

test.each([0, 1, 1000, mib - 1, mib, mib + 1, 3 * mib + 5])('a file of %i bytes comes back', (length) => {
  const plain = randomBytes(length);
  const sealed = sealBytes(key, 'backup', plain);
  expect(plain.equals(openBytes(key, 'backup', sealed))).toBe(true);
  expect(() => openBytes(randomBytes(32), 'backup', sealed)).toThrow(tampered);
  expect(() => openBytes(key, 'export', sealed)).toThrow(tampered);
});

test('the same file is sealed differently each time', () => {
  expect(Buffer.from(sealBytes(key, 'backup', Buffer.from('x'))).equals(sealBytes(key, 'backup', Buffer.from('x')))).toBe(false);
});

test('a flipped byte anywhere, a cut and an addition are rejected', () => {
  const sealed = Buffer.from(sealBytes(key, 'backup', Buffer.from('a register of names')));
  for (let n = 0; n < sealed.length; n += 1) {
    const flipped = Buffer.from(sealed);
    flipped[n]! ^= 1;
    expect(() => openBytes(key, 'backup', flipped)).toThrow(tampered);
    expect(() => openBytes(key, 'backup', sealed.subarray(0, n))).toThrow(tampered);
  }
  expect(() => openBytes(key, 'backup', Buffer.concat([sealed, Buffer.from([0])]))).toThrow(tampered);
});

test('chunks cannot be dropped, swapped or repeated', () => {
  const sealed = Buffer.from(sealBytes(key, 'backup', randomBytes(3 * mib)));
  const head = sealed.subarray(0, 36);
  const chunks = [0, 1, 2].map((n) => sealed.subarray(36 + n * (mib + 16), 36 + (n + 1) * (mib + 16)));
  for (const order of [[0, 1], [1, 0, 2], [0, 1, 2, 2], [0, 2], [2], [0]]) {
    expect(() => openBytes(key, 'backup', Buffer.concat([head, ...order.map((n) => chunks[n]!)]))).toThrow(tampered);
  }
  expect(openBytes(key, 'backup', Buffer.concat([head, ...chunks]))).toHaveLength(3 * mib);
});

test('derived keys differ by purpose and master; digests by key and text', () => {
  const links = deriveKey(key, 'link tokens');
  expect(links).toHaveLength(32);
  expect(deriveKey(key, 'link tokens')).toEqual(links);
  expect(deriveKey(key, 'idempotency keys')).not.toEqual(links);
  expect(deriveKey(randomBytes(32), 'link tokens')).not.toEqual(links);
  expect(keyedDigest(links, 'case-1')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(keyedDigest(links, 'case-1')).toBe(keyedDigest(links, 'case-1'));
  expect(keyedDigest(links, 'case-2')).not.toBe(keyedDigest(links, 'case-1'));
  // RFC 4231, test case 2
  expect(Buffer.from(keyedDigest(Buffer.from('Jefe'), 'what do ya want for nothing?'), 'base64url').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
