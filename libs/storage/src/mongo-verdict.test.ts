import { expect, test } from 'vitest';
import { verdict } from './mongo-verdict.ts';

const replaced = { expect: 5, writeId: 'ours' };
const created = { expect: 0, writeId: 'ours' };
const others = (n: number) => Array.from({ length: n }, (_, k) => `other ${k}`);

test('ours is there, also when others wrote after it', () => {
  expect(verdict(replaced, { rev: 6, w: ['ours'] }, false)).toBe('ok');
  expect(verdict(created, { rev: 3, w: ['ours', ...others(2)] }, false)).toBe('ok');
});

test('another revision is there', () => {
  expect(verdict(replaced, { rev: 6, w: others(6) }, false)).toBe('conflict');
  expect(verdict(replaced, { rev: 4, w: others(4) }, false)).toBe('conflict');
  expect(verdict(replaced, undefined, false)).toBe('conflict');
  expect(verdict(created, { rev: 1, w: others(1) }, true)).toBe('conflict');
});

test('nothing has happened yet', () => {
  expect(verdict(replaced, { rev: 5, w: others(5) }, false)).toBe('open');
  expect(verdict(created, undefined, false)).toBe('open');
});

test('too much has happened since; an answer from the server settles it', () => {
  expect(verdict(replaced, { rev: 14, w: others(8) }, false)).toBe('unknown');
  expect(verdict(replaced, { rev: 13, w: others(8) }, false)).toBe('conflict');
  expect(verdict(replaced, { rev: 14, w: others(8) }, true)).toBe('conflict');
});
