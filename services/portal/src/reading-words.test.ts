import { expect, test } from 'vitest';
import type { Names } from './names.ts';
import { type Read, readingInWords } from './reading-words.ts';

const names = { team: (id: string) => `team ${id}` } as Names;
const guesses = (first: string, second: string, probability = 0.2) => [
  { team: first, probability: 0.7 },
  { team: second, probability },
];
const word = (team: string, word: string, weight = 1) => ({ word, team, weight });
const read: Read = {
  words: [...['slechthorend', 'ringleiding', 'solo', 'oor'].map((said) => word('c2', said)), word('sbo', 'dyslexie')],
  likeliest: guesses('c2', 'sbo'),
  overturn: { without: ['slechthorend', 'ringleiding'], choice: 'sbo' },
  secondReader: '',
};

test('the team that has it reads why, what spoke for another, and what would have changed it', () => {
  expect(readingInWords(read, names, 'c2')).toEqual([
    'Vooral door “slechthorend”, “ringleiding” en “solo” gaat deze vraag naar team c2.',
    '“dyslexie” sprak voor team sbo.',
    'Zonder “slechthorend” en “ringleiding” had het leesprogramma gekozen voor team sbo.',
  ]);
});

test('at the desk nothing is chosen yet', () => {
  const [first] = readingInWords({ ...read, words: [word('c2', 'oor')] }, names, '');
  expect(first).toBe('Vooral door “oor” denkt het leesprogramma aan team c2.');
});

test('a team that people chose reads what the machine thought first', () => {
  const [first, second, third] = readingInWords({ ...read, overturn: { without: [], choice: 'c2' } }, names, 'c4');
  expect(first).toMatch(/dacht het leesprogramma eerst aan team c2\.$/);
  expect(second).toBe('“dyslexie” sprak voor team sbo.');
  expect(third).toBe('Ook zonder de belangrijkste woorden was de keuze dezelfde.');
});

test('no question for MIO is a choice as well', () => {
  const aside = { words: [word('out_of_scope', 'offerte')], likeliest: guesses('out_of_scope', 'sbo'), overturn: undefined, secondReader: '' };
  expect(readingInWords(aside, names, '')).toEqual(['Vooral door “offerte” lijkt dit geen vraag voor MIO.', 'Geen woord sprak duidelijk voor team sbo.']);
});

test('no word, no reading', () => {
  expect(readingInWords({ ...read, words: [], overturn: undefined }, names, 'c2')[0]).toBe(
    'Zonder dat één woord de doorslag gaf gaat deze vraag naar team c2.',
  );
  expect(readingInWords({ words: [], likeliest: [], overturn: undefined, secondReader: '' }, names, 'c2')).toEqual([]);
});

test('a word speaks only for the choice that it weighed most for, and a light one for none', () => {
  const words = [word('c2', 'oor', 1), word('c2', 'een', 0.2), word('sbo', 'oor', 0.5), word('sbo', 'lezen', 0.4)];
  expect(readingInWords({ ...read, words }, names, 'c2').slice(0, 2)).toEqual([
    'Vooral door “oor” gaat deze vraag naar team c2.',
    '“lezen” sprak voor team sbo.',
  ]);
});

test('a second choice that came nowhere near is not named', () => {
  expect(readingInWords({ ...read, likeliest: guesses('c2', 'sbo', 0.01) }, names, 'c2')[1]).toBe('Iets anders kwam niet in de buurt.');
});

test('a language model that read it too is named', () => {
  expect(readingInWords({ ...read, secondReader: 'lm-8b' }, names, 'c2').at(-1)).toBe('Het leesprogramma twijfelde; het taalmodel lm-8b las als tweede mee.');
});
