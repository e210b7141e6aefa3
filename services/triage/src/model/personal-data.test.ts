import { expect, test } from 'vitest';
import { findPersonalData, isBsn } from './personal-data.ts';

const found = (text: string): string[] => findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test.each([
  ['Bel mij op 06-12345678 of 010-1234567.', ['phone: 06-12345678', 'phone: 010-1234567']],
  ['mail naar j.van.dam@school-voorbeeld.nl aub', ['email: j.van.dam@school-voorbeeld.nl']],
  ['BSN 123456782 staat in het dossier', ['bsn: 123456782']],
  ['geboren op 14-03-2015', ['date: 14-03-2015']],
  ['geboren 2 juli 2006 te Lindehoven', ['date: 2 juli 2006']],
  ['Zij woont Kastanjestraat 7, 1234 AB Lindehoven.', ['address: Kastanjestraat 7, 1234 AB Lindehoven']],
  ['Mijn zoon Thijmen leest niet.', ['name: Thijmen']],
  ['Onze leerling Xiomara is boos.', ['name: Xiomara']],
  ['Groet, R. Hamidi', ['name: R. Hamidi']],
  ['mijn dochter heet femke', ['name: femke']],
  ['Met vriendelijke groet, Sem de Wilde', ['name: Sem de Wilde']],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  'Hij zit in groep 8 en leest op AVI M5.',
  'Wij gebruiken Veilig Leren Lezen en Snappet. Cito was een V.',
  'Ons IB-team zoekt hulp bij TOS, ADHD en Down.',
  'Het schooljaar 2023-2024 begon op maandag.',
  'Bestelnummer 123456789 is geen nummer van een persoon.',
])('nothing personal: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('the 11-test', () => {
  expect(isBsn('123456782')).toBe(true);
  expect(isBsn('1234.56.782')).toBe(true);
  expect(isBsn('123456789')).toBe(false);
  expect(isBsn('000000000')).toBe(false);
});
