import { hashOf, type TextWord } from './text-words.ts';

/** What is known of a word: bits that may be set together ("Roos" is a first name, a surname and a flower). */
export const FIRST_NAME = 1;
export const SURNAME = 2;
export const COMMON_WORD = 4;
export const NOT_A_NAME = 8;

/** A set of words as bits: small, never forgets a word, and knows a few that are not in it. */
export type WordFilter = { bits: Uint8Array; probes: number };

/** `commonWords` leaves names out; names that are words as well ("Roos", "Wolf") are `commonNames`. */
export type NameLists = Record<'firstNames' | 'surnames' | 'commonNames' | 'commonWords' | 'notNames', WordFilter>;

/** Ten bits a word let 1 in 100 others through, twenty 1 in 10,000. */
export function filterOf(words: Iterable<string>, bitsPerWord = 10): WordFilter {
  const all = [...new Set(words)];
  const filter = { bits: new Uint8Array(Math.max(1, Math.ceil((all.length * bitsPerWord) / 8))), probes: Math.round(bitsPerWord * 0.6) };
  for (const word of all) {
    const hash = hashOf(word);
    for (let i = 0; i < filter.probes; i++) {
      const bit = bitAt(filter, hash, i);
      filter.bits[bit >> 3]! |= 1 << (bit & 7);
    }
  }
  return filter;
}

export function holds(filter: WordFilter, hash: number): boolean {
  for (let i = 0; i < filter.probes; i++) {
    const bit = bitAt(filter, hash, i);
    if ((filter.bits[bit >> 3]! & (1 << (bit & 7))) === 0) return false;
  }
  return true;
}

/** The lists that know the word. "Jan-Willem" is a first name when both halves are, "Terpstra-Haan" a surname likewise. */
export function knownAs(lists: NameLists, { plain, hash }: TextWord): number {
  const known = bitsOf(lists, hash);
  const dash = plain.indexOf('-');
  if (dash < 2 || (known & (FIRST_NAME | SURNAME)) !== 0) return known;
  const [first, second] = [plain.slice(0, dash), plain.slice(dash + 1)];
  return known | (bitsOf(lists, hashOf(first)) & bitsOf(lists, hashOf(second)) & (FIRST_NAME | SURNAME));
}

function bitsOf(lists: NameLists, hash: number): number {
  const named = (holds(lists.firstNames, hash) ? FIRST_NAME : 0) | (holds(lists.surnames, hash) ? SURNAME : 0);
  const common = holds(named === 0 ? lists.commonWords : lists.commonNames, hash);
  return named | (common ? COMMON_WORD : 0) | (holds(lists.notNames, hash) ? NOT_A_NAME : 0);
}

function bitAt({ bits }: WordFilter, hash: number, probe: number): number {
  const step = Math.imul(hash, 0x9e3779b1) | 1;
  return ((hash + Math.imul(step >>> 0, probe)) >>> 0) % (bits.length * 8);
}
