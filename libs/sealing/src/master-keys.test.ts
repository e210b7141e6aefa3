import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newMasterKey, parseMasterKeys } from './master-keys.ts';
import { createSealer } from './sealer.ts';

const base64 = () => randomBytes(32).toString('base64');

test('a new key is read back; spaces and missing "=" do not matter', () => {
  const key = base64();
  const read = parseMasterKeys(` ${newMasterKey('new')} , old:${key.replace('=', '')},`);
  expect(read.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(Buffer.from(read[1]!.key).toString('base64')).toBe(key);
  expect(newMasterKey('a')).not.toBe(newMasterKey('a'));
});

test.each([
  ['', /^No master key is set/],
  [' , ', /^No master key is set/],
  ['geheimpje', /^Master key 1 has no ":"/],
  [`a b:${base64()}`, /^Master key 1: the id of a master key is/],
  [`:${base64()}`, /^Master key 1: the id/],
  ['m1:geheimpje!', /^Master key "m1" is not base64/],
  ['m1:', /^Master key "m1" has 0 bytes instead of 32/],
  [`m1:${randomBytes(16).toString('base64')}`, /^Master key "m1" has 16 bytes instead of 32/],
  [`m1:${Buffer.alloc(32).toString('base64')}`, /^Master key "m1" is one byte repeated/],
  [`m1:${base64()},m1:${base64()}`, /^Master key "m1" is given twice/],
  [`m1,m2:geheimpje!`, /^Master key 1 has no ":" between id and key. Master key "m2" is not base64.$/],
])('%s is a fault with a clear sentence', (text, sentence) => {
  expect(() => parseMasterKeys(text)).toThrow(sentence);
  expect(() => parseMasterKeys(text)).not.toThrow(/geheimpje/);
});

test('a sealer takes fit keys only', () => {
  expect(() => createSealer({ masterKeys: [] })).toThrow(TypeError);
  expect(() => createSealer({ masterKeys: [{ id: 'a', key: new Uint8Array(16) }] })).toThrow(/16 bytes instead of 32/);
  expect(() => newMasterKey('a:b')).toThrow(TypeError);
});
