import { expect, test } from 'vitest';
import { loadNames } from './name-files.ts';
import { isBsn } from './numbers.ts';
import { findPersonalData } from './personal-data.ts';

const names = loadNames();

const found = (text: string): string[] => findPersonalData(names, text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

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
  ['Fatima de Vries (06-12345678) belde, ook met (010) 123 45 67.', ['name: Fatima de Vries', 'phone: 06-12345678', 'phone: (010) 123 45 67']],
  ['Bel 06 - 12 34 56 78 of +48 601 234 567.', ['phone: 06 - 12 34 56 78', 'phone: +48 601 234 567']],
  ["Antoinette, geboren 7/7/'05, BSN 293 847 106", ['name: Antoinette', "date: 7/7/'05", 'bsn: 293 847 106']],
  ['Leerlingnummer 104233 staat op zijn pas.', ['pass: 104233']],
  ['Wij wonen aan de Akkerstraat 14 in Heino.', ['address: Akkerstraat 14 in Heino']],
  ['Stuur het naar It West 41, 9000 AB Jirnsum.', ['address: It West 41, 9000 AB Jirnsum']],
  ['ze woont kerkstraat 12b', ['address: kerkstraat 12b']],
  ['Gisteren sprak ik mevrouw Gradus erover.', ['name: mevrouw Gradus']],
  ['Wij wachten op dhr. A. van den Oever.', ['name: dhr. A. van den Oever']],
  ['Overleg over M. de B. uit groep 7.', ['name: M. de B.']],
  ['Student Sem v/d Heuvel werkt hard.', ['name: Sem v/d Heuvel']],
  ['Over Mirza O. is veel bekend.', ['name: Mirza O.']],
  ['Groeten, Irene en Paul van Zuilen', ['name: Irene en Paul van Zuilen']],
  ['Sinds de zomer praat Tsehay niet meer.', ['name: Tsehay']],
  ['Oumaima, groep 6, eet niets.', ['name: Oumaima']],
  ['Wat kan Roos nodig hebben?', ['name: Roos']],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  'Hij zit in groep 8 en leest op AVI M5.',
  'Wij gebruiken Veilig Leren Lezen en Snappet. Cito was een V.',
  'Ons IB-team zoekt hulp bij TOS, ADHD en Down.',
  'Het schooljaar 2023-2024 begon op maandag.',
  'De roos in de tuin van school bloeit in mei, juni en juli.',
  'Hij komt uit Den Haag en spreekt Turks en Nederlands.',
  'Uit vmbo leerweg 2, methode Sprint 2, verhuisd in 2023.',
  'Bestelnummer 123456789 is geen nummer van een persoon.',
])('nothing personal: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('a name ends where an address of mail begins, and places are those of the text', () => {
  expect(found('😀 Monique Haverkort mo.haverkort@voorbeeld.nl')).toEqual(['name: Monique Haverkort', 'email: mo.haverkort@voorbeeld.nl']);
});

test.each(['A', 'Ab ', 'A. ', 'van de ', 'a@a.', '0 ', 'Straat 12 ', '1234 AB ', 'dhr. ', 'student ', '😀'])(
  '100,000 characters of "%s" take time by their length only',
  (part) => {
    const began = performance.now();
    findPersonalData(names, part.repeat(100_000 / part.length));
    // 30 ms on a quiet machine; minutes if the time grew with the square of the length.
    expect(performance.now() - began).toBeLessThan(4500);
  },
);

test('the 11-test', () => {
  expect(isBsn('123456782')).toBe(true);
  expect(isBsn('1234.56.782')).toBe(true);
  expect(isBsn('123456789')).toBe(false);
  expect(isBsn('000000000')).toBe(false);
});
