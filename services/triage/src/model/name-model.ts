import { MOST_FEATURES, mayBeName, NAME_BUCKETS, nameFeatures, type SeenWord, SPACE, STOP, seeWords } from './name-features.ts';
import { COMMON_WORD, FIRST_NAME, knownAs, type NameLists, NOT_A_NAME, SURNAME } from './name-lists.ts';
import { type TextWord, wordsIn } from './text-words.ts';

/** Lists of names and words, and a weight per bucket of what surrounds a name; a sum above the threshold is a name. */
export type NameModel = { lists: NameLists; weights: Int8Array; threshold: number };

/** The words of a text that are read as (a part of) a name: true at their number. */
export function markNames({ lists, weights, threshold }: NameModel, text: string): { words: SeenWord[]; named: boolean[] } {
  const words = seeWords(text, wordsIn(text), remembering(lists));
  const named: boolean[] = [];
  const buckets = new Uint16Array(MOST_FEATURES);
  for (let i = 0; i < words.length; i++) {
    named.push(isSure(words, i) || (mayBeName(words, i) && sum(weights, buckets, nameFeatures(words, i, named[i - 1] === true, buckets)) > threshold));
  }
  return { words, named };
}

function remembering(lists: NameLists): (word: TextWord) => number {
  const known = new Map<number, number>();
  return (word) => {
    const before = known.get(word.hash);
    if (before !== undefined) return before;
    const now = knownAs(lists, word);
    known.set(word.hash, now);
    return now;
  };
}

/** What needs no weighing: a known first name with a known surname, "R. Slootmaker", "heet Bjarne". */
function isSure(words: SeenWord[], i: number): boolean {
  const word = words[i]!;
  if (!word.capital || word.plain.length < 2 || (word.known & NOT_A_NAME) !== 0) return false;
  const [before, next] = [words[i - 1], words[i + 1]];
  if (before !== undefined && word.before === SPACE && CALLED.has(before.plain)) return true;
  if ((word.known & COMMON_WORD) !== 0) return false;
  if (before?.capital && before.plain.length === 1 && before.after === STOP) return true;
  return (word.known & FIRST_NAME) !== 0 && next?.capital === true && next.before === SPACE && (next.known & (SURNAME | NOT_A_NAME)) === SURNAME;
}

const CALLED = new Set(['heet', 'heette', 'genaamd']);

function sum(weights: Int8Array | Float64Array, buckets: Uint16Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[buckets[i]!]!;
  return total;
}

export function noWeights(): Float64Array {
  return new Float64Array(NAME_BUCKETS);
}
