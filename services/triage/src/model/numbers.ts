import { matches, type Place } from './places.ts';

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|june?i?|july?i?|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = new RegExp(
  `(?=\\d)(?<!\\d)(?:[0-3]?\\d(?: ?[-/.] ?[01]?\\d ?[-/.] ?| [01]?\\d |[-. ]? ?${MONTH}\\.?[-, ] ?)(?:19|20)\\d\\d|(?:19|20)\\d\\d[-/][01]\\d[-/][0-3]\\d)(?!\\d)`,
  'gi',
);
/** After "geboren" less is enough: 7/7/'05. */
const BORN = new RegExp(
  `(?=\\d)(?<=(?:geb(?:oren|oortedatum)?|born|verjaardag|verjaart|jarig)\\b[.:]? ?(?:op |is |on |: )?)[0-3]?\\d(?: ?[-/.] ?[01]?\\d| ${MONTH})(?: ?[-/. ] ?['’]?(?:19|20)?\\d\\d)(?!\\d)`,
  'gi',
);

const PHONE = /(?=[+(0])(?<![\d\p{L}+])(?:(?:\+|00)[1-9]\d{0,2}[ -]?(?:\(0\)[ -]?)?\d|\(0[1-9]\d{0,2}\)|0[1-9])(?:[ ./-]{0,3}\d){6,11}(?![\d\p{L}])/gu;
const NINE_DIGITS = /(?=\d)(?<!\d)(?:\d{4}[ .-]?\d{2}[ .-]?\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?!\d)/g;
const NAMED_BSN = /(?=\d)(?<!\d)(?<=\b(?:bsn|burgerservicenummer|sofi-?nummer)[^\d\n]{0,20})\d(?:[ .-]?\d){7,8}(?!\d)/giu;
const SOME_NUMBER = /(?=[A-Z\d])(?<![\d\p{L}])(?:[A-Z]{1,3}-?)?\d{5,10}(?!\d)/gu;
const PASS_BEFORE =
  /\b(?:(?:leerling|student(?:en)?|deelnemers?|school|pas|leerlingpas|schoolpas|studentpas|ov)-?(?:nummer|nr|pas)|(?:leerling|student|deelnemer)(?: \p{L}+){0,3},?(?: (?:nr|nummer))?)[.:]?(?: is)? ?$/iu;
const LONGEST_CUE = 40;

export function findPhones(text: string): Place[] {
  return matches(text, PHONE).filter(({ start, end }) => isPhone(text.slice(start, end)));
}

/** A number of nine digits that passes the 11-test, or one that is called so. */
export function findServiceNumbers(text: string): Place[] {
  return [...matches(text, NINE_DIGITS).filter(({ start, end }) => isBsn(text.slice(start, end))), ...matches(text, NAMED_BSN)];
}

export function findDates(text: string): Place[] {
  return [...matches(text, DATE), ...matches(text, BORN)];
}

/** Numbers of pupils, students and school passes, which are only known by the word before them. */
export function findPassNumbers(text: string): Place[] {
  return matches(text, SOME_NUMBER).filter(({ start }) => PASS_BEFORE.test(text.slice(Math.max(0, start - LONGEST_CUE), start)));
}

/** Looks out from each @, so that a long text without any costs nothing. */
export function findAddressesOfMail(text: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = /[\p{L}\p{N}._%+-]+$/u.exec(text.slice(Math.max(0, at - 64), at));
    const after = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/u.exec(text.slice(at + 1, at + 255));
    if (before !== null && after !== null) places.push({ start: at - before[0].length, end: at + 1 + after[0].length });
  }
  return places;
}

/** The 11-test of a Dutch citizen service number: nine digits, weights 9 to 2 and -1. */
export function isBsn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 9 || Number(digits) === 0) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (i === 8 ? -1 : 9 - i);
  return sum % 11 === 0;
}

/** Ten digits in the Netherlands; nine in Belgium, where only spaces tell them from another number. */
function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  if (/^(?:\+|00)/.test(written)) return digits >= 9 && digits <= 15;
  return digits === 10 || (digits === 9 && /\d[ ./-]\d/.test(written));
}
