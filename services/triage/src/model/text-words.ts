import { plain } from './tokens.ts';

/** A word of a text with its place (UTF-16 units), its plain lower-case form without a genitive, and that form's hash. */
export type TextWord = { start: number; end: number; plain: string; hash: number; capital: boolean; shouted: boolean };

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’-]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;
const PLAIN = /^[a-z]+$/;
const GENITIVE = /['’]s$/;

/** The words of a text in order. Numbers and marks are no words; they are seen as what lies between. */
export function wordsIn(text: string): TextWord[] {
  const words: TextWord[] = [];
  for (const { 0: written, index } of text.matchAll(WORD)) words.push(wordAt(written, index));
  return words;
}

/** How names and words are compared: lower case, no accents, no genitive, one kind of apostrophe. */
export function plainWord(written: string): string {
  const bare = plain(written);
  return PLAIN.test(bare) ? bare : bare.replaceAll('’', "'").replace(/'s$/, '');
}

/** A number for a word, or for its letters `from` up to `to`. */
export function hashOf(word: string, from = 0, to = word.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash, to - from);
}

export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function wordAt(written: string, start: number): TextWord {
  const plain = plainWord(written);
  const capital = written.charCodeAt(0) !== plain.charCodeAt(0) && written.charAt(0) !== written.charAt(0).toLowerCase();
  const shouted = capital && written.length > 1 && written === written.toUpperCase();
  const end = start + written.length - (plain.length < written.length && GENITIVE.test(written) ? 2 : 0);
  return { start, end, plain, hash: hashOf(plain), capital, shouted };
}
