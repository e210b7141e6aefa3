import { COMMON_WORD, FIRST_NAME, NOT_A_NAME, SURNAME } from './name-lists.ts';
import { hashOf, mix, type TextWord } from './text-words.ts';

/** Weights of the name model are found under this many hashes. */
export const NAME_BUCKETS = 1 << 14;

/** A word with what the lists know of it (`known`, bits of name-lists.ts) and where it stands in its sentence and line. */
export type SeenWord = TextWord & { known: number; place: number; lineEnd: boolean; lineWords: number; before: number; after: number };

/** Nothing but a space lies between two words. */
export const SPACE = 1;
/** The first sign between them is a full stop. */
export const STOP = 3;

/** Where a word stands: in the middle, behind a quote or colon, at the start of a sentence or of a line. */
const MIDDLE = 0;
const LINE = 3;

const NAME_CUES = new Set(
  'heet heette heten genaamd noemen noemt naam juf juffrouw meester meneer mevrouw mevr mw dhr heer fam familie zoon zoontje dochter dochtertje leerling leerlinge student studente jongen meisje kind kleuter broer broertje zus zusje moeder vader mama papa oma opa oom tante collega docent mentor groet groeten groetjes gr mvg met ben van voor named called name mr mrs ms miss'.split(
    ' ',
  ),
);

/** The words of a text as the name model sees them. `known` tells which lists know a word. */
export function seeWords(text: string, words: TextWord[], known: (word: TextWord) => number): SeenWord[] {
  let lineFrom = 0;
  return words.map((word, i) => {
    const { start, end, plain, hash, capital, shouted } = word;
    const before = signs(text, Math.max(i === 0 ? 0 : words[i - 1]!.end, start - 8), start);
    const next = i + 1 < words.length ? words[i + 1]!.start : text.length;
    const after = signs(text, end, Math.min(next, end + 4));
    const place = i === 0 ? LINE : before >> 8;
    if (place === LINE) lineFrom = i;
    const lineEnd = i + 1 === words.length || after >> 8 === LINE;
    const lineWords = Math.min(4, i - lineFrom);
    return { start, end, plain, hash, capital, shouted, known: known(word), place, lineEnd, lineWords, before: before & 255, after: after & 255 };
  });
}

/** Whether the word may be (part of) a name at all: written with a capital, known as nothing but a name, or after a word that announces one. */
export function mayBeName(words: SeenWord[], i: number): boolean {
  const { plain, capital, known, before } = words[i]!;
  // "te Lindehoven" is a town.
  if (plain.length < 2 || (i > 0 && words[i - 1]!.plain === 'te')) return false;
  if (capital) return true;
  if ((known & (FIRST_NAME | SURNAME)) !== 0 && (known & COMMON_WORD) === 0) return true;
  return before === SPACE && i > 0 && NAME_CUES.has(words[i - 1]!.plain);
}

/** Writes the buckets of word `i` into `into`, returns how many. `named` tells whether the word before was read as a name. */
export function nameFeatures(words: SeenWord[], i: number, named: boolean, into: Uint16Array): number {
  const word = words[i]!;
  const before = i > 0 ? words[i - 1]! : OUTSIDE;
  const earlier = i > 1 ? words[i - 2]! : OUTSIDE;
  const next = i + 1 < words.length ? words[i + 1]! : OUTSIDE;
  const later = i + 2 < words.length ? words[i + 2]! : OUTSIDE;
  const shape =
    (word.capital ? 1 : 0) + (word.shouted ? 2 : 0) + (named ? 4 : 0) + (word.plain.includes('-') && (word.known & (FIRST_NAME | SURNAME)) === 0 ? 8 : 0);
  const known = word.known * 16 + shape;
  const stand = known * 8 + word.place * 2 + (word.lineEnd ? 1 : 0);
  let n = 0;
  const add = (kind: number, a: number, b: number) => {
    into[n++] = mix(a + Math.imul(kind, 0x9e3779b1), b) & (NAME_BUCKETS - 1);
  };
  add(1, known, 0);
  add(2, stand, 0);
  add(3, stand, word.after);
  add(4, stand, word.before);
  add(5, word.hash, 0);
  add(6, word.hash, word.place * 2 + (word.capital ? 1 : 0));
  add(7, before.hash, word.before);
  add(8, before.hash, known);
  add(9, mix(before.hash, earlier.hash), word.before);
  add(10, next.hash, word.after);
  add(11, next.hash, stand);
  add(12, mix(next.hash, later.hash), word.place);
  add(13, mix(before.hash, next.hash), word.capital ? 1 : 0);
  add(14, mix(next.known, next.capital ? 1 : 0), stand);
  add(15, mix(before.known, (before.capital ? 1 : 0) + word.before * 2), known);
  add(16, word.lineWords * 2 + (word.lineEnd ? 1 : 0), stand);
  add(17, Math.min(12, word.plain.length), stand);
  add(18, earlier.hash, word.before);
  add(19, mix(word.before, word.after), stand);
  add(20, Math.min(3, words.length - 1 - i), mix(stand, before.after));
  if (before.plain.length === 1 && before.capital) add(21, mix(before.place, word.before), stand);
  return n + spelling(word, into, n);
}

/** The most features that a word can have. */
export const MOST_FEATURES = 48;

function spelling({ plain, place, capital, known }: SeenWord, into: Uint16Array, from: number): number {
  let n = from;
  const kind = (place === MIDDLE ? 1 : 0) + (capital ? 2 : 0) + ((known & NOT_A_NAME) !== 0 ? 4 : 0);
  const end = plain.length;
  for (let length = 1; length <= 5 && length <= end; length++) {
    const last = hashOf(plain, end - length, end);
    into[n++] = mix(last, 32) & (NAME_BUCKETS - 1);
    into[n++] = mix(last, 64 + kind) & (NAME_BUCKETS - 1);
    into[n++] = mix(hashOf(plain, 0, length), 96) & (NAME_BUCKETS - 1);
  }
  for (let i = 1; i + 3 < end && i < 9; i++) into[n++] = mix(hashOf(plain, i, i + 3), 128) & (NAME_BUCKETS - 1);
  return n - from;
}

const SIGNS = '\n.!?…:;,("“‘\'’)”-–/&@0123456789';
/** The place of a word behind each of the first signs; the highest counts. */
const PLACES = '322221101111110011';
const OUTSIDE: SeenWord = {
  start: 0,
  end: 0,
  plain: '',
  hash: 0,
  capital: false,
  shouted: false,
  known: 0,
  place: 0,
  lineEnd: false,
  lineWords: 0,
  before: 0,
  after: 0,
};

/**
 * What lies between two words as a number: nothing, a space, or the first telling sign (all digits count as one).
 * Above the eighth bit the place that these signs make of the word behind them.
 */
function signs(text: string, from: number, to: number): number {
  if (from >= to) return 0;
  let first = SPACE;
  let place = MIDDLE;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) continue;
    const sign = code < 128 || code > 0x2000 ? SIGNS.indexOf(text.charAt(i)) : -1;
    if (sign < 0) continue;
    if (first === SPACE) first = 2 + Math.min(sign, 21);
    place = Math.max(place, sign >= PLACES.length ? MIDDLE : Number(PLACES.charAt(sign)));
  }
  return first | (place << 8);
}
