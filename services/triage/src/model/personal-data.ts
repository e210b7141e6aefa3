import { findNames } from './names.ts';

export type PersonalDataKind = 'bsn' | 'phone' | 'email' | 'date' | 'address' | 'name';

/** A place in the text, in UTF-16 units; `end` is just past the last one. */
export type Finding = { start: number; end: number; kind: PersonalDataKind };

const MONTH = '(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const STREET = '(?:straat|laan|weg|plein|dijk|kade|gracht|singel|hof|pad|steeg|dreef|plantsoen|ring|burg|wal|markt|park|erf|baan)';

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu;
const PHONE = /(?<![\d\p{L}])(?:(?:\+|00)3[12][ -]?(?:\(0\)[ -]?)?|0)[1-9](?:[ .-]?\d){7,8}(?![\d\p{L}])/gu;
const NINE_DIGITS = /(?<!\d)\d{4}[ .-]?\d{2}[ .-]?\d{3}(?!\d)|(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}(?!\d)/g;
const NAMED_BSN = /(?<=\b(?:bsn|burgerservicenummer)\W{0,4})\d{8,9}(?!\d)/giu;
const DATE = new RegExp(`(?<!\\d)(?:[0-3]?\\d[-/. ](?:[01]?\\d|${MONTH})[-/. ](?:19|20)\\d\\d|(?:19|20)\\d\\d-[01]\\d-[0-3]\\d)(?!\\d)`, 'gi');
const ADDRESS = new RegExp(
  `(?<!\\p{L})(?:\\p{Lu}[\\p{L}.]{0,20} (?:(?:van|de|den|der|het) ){1,2})?\\p{Lu}[\\p{L}'’-]{1,30}${STREET} ?\\d{1,4}(?:[ -]?[a-zA-Z](?![\\p{L}]))?(?:,? \\d{4} ?[A-Z]{2}(?: \\p{Lu}\\p{L}+)?)?`,
  'gu',
);
const POSTCODE = /(?<!\d)[1-9]\d{3} ?[A-Z]{2}(?![\p{L}\d])/gu;

/** Finds what points at a person, in order of place and without overlap. Thin: it misses unusual names. */
export function findPersonalData(text: string): Finding[] {
  const found: Finding[] = [
    ...places(text, EMAIL, 'email'),
    ...places(text, NINE_DIGITS, 'bsn').filter(({ start, end }) => isBsn(text.slice(start, end))),
    ...places(text, NAMED_BSN, 'bsn'),
    ...places(text, PHONE, 'phone'),
    ...places(text, DATE, 'date'),
    ...places(text, ADDRESS, 'address'),
    ...places(text, POSTCODE, 'address'),
    ...findNames(text).map((place) => ({ ...place, kind: 'name' as const })),
  ];
  return withoutOverlap(found);
}

/** The 11-test of a Dutch citizen service number: nine digits, weights 9 to 2 and -1. */
export function isBsn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 9 || Number(digits) === 0) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (i === 8 ? -1 : 9 - i);
  return sum % 11 === 0;
}

function places(text: string, pattern: RegExp, kind: PersonalDataKind): Finding[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length, kind }));
}

/** Of findings that overlap the kind listed first stays: a street is not also a name. */
function withoutOverlap(found: Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const next of found) {
    if (!kept.some(({ start, end }) => next.start < end && next.end > start)) kept.push(next);
  }
  return kept.sort((a, b) => a.start - b.start);
}
