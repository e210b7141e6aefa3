import { expect, test } from 'vitest';
import { tokenise, wordsOf } from './tokens.ts';

test('words are read in lower case and without accents', () => {
  expect(wordsOf("Één meisje, 'ZML': prikkelgevoelig!")).toEqual(['een', 'meisje', 'zml', 'prikkelgevoelig']);
});

test('a word is remembered as it was written', () => {
  expect(tokenise('Tigrinya-sprekend').map(({ written }) => written)).toEqual(['Tigrinya', 'sprekend']);
});

test('invisible characters do not cut a word in two', () => {
  expect(wordsOf('zelf\u200bmoord dys\u00adlexie')).toEqual(['zelfmoord', 'dyslexie']);
});

test('of a very long text both ends are read', () => {
  const words = wordsOf(`begin ${'en '.repeat(40_000)}einde`);
  expect(words.length).toBeLessThan(5_000);
  expect([words[0], words.at(-1)]).toEqual(['begin', 'einde']);
});

test.each(['', ' ', '?!…', '😀👍'])('a text without words gives none: %j', (text) => {
  expect(wordsOf(text)).toEqual([]);
});
