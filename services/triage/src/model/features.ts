/** Hashed buckets: the first half holds words and word pairs, the second half character n-grams. */
export const HALF = 1 << 17;
export const BUCKETS = 2 * HALF;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPACE = 32;

/** Counts per bucket, in order of first sight (so the same text always gives the same order). */
export type Counts = { buckets: Int32Array; counts: Int32Array };

/** TF-IDF values; each half has length 1 (or 0 when nothing in it was seen in training). */
export type Vector = { buckets: Int32Array; values: Float64Array };

/** `idf` per bucket, 0 for a bucket that training did not see. */
export function vectorise(counted: Counts, idf: Float32Array): Vector {
  const { buckets, counts } = counted;
  const values = new Float64Array(buckets.length);
  let words = 0;
  let grams = 0;
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i]!;
    const value = counts[i] === 1 ? idf[bucket]! : (1 + Math.log(counts[i]!)) * idf[bucket]!;
    values[i] = value;
    if (bucket < HALF) words += value * value;
    else grams += value * value;
  }
  const wordScale = words > 0 ? 1 / Math.sqrt(words) : 0;
  const gramScale = grams > 0 ? 1 / Math.sqrt(grams) : 0;
  for (let i = 0; i < values.length; i++) values[i]! *= buckets[i]! < HALF ? wordScale : gramScale;
  return { buckets, values };
}

/** The features of a text, given as its words, to keep. */
export function countFeatures(words: string[]): Counts {
  const { buckets, counts } = noteFeatures(words);
  return { buckets: buckets.slice(), counts: counts.slice() };
}

/**
 * The features of a text and where each stood: `slots[i]` is the place in `buckets` of the i-th feature in the text,
 * `places[i]` is twice the index of its (first) word, plus 1 for a pair of words.
 * All are views of arrays that are used again: they hold until the next text is noted.
 */
export type Noted = Counts & { slots: Int32Array; places: Int32Array };

export function noteFeatures(words: string[]): Noted {
  makeRoom(words);
  size = 0;
  noted = 0;
  for (let i = 0; i < words.length; i++) {
    const hash = noteWord(words[i]!, 2 * i);
    if (i + 1 < words.length) note(finish(fold(fold(hash, ' '), words[i + 1]!)), 2 * i + 1);
    noteGrams(words[i]!.length + 2, 2 * i);
  }
  for (let slot = 0; slot < size; slot++) slotOf[buckets[slot]!] = 0;
  return { buckets: buckets.subarray(0, size), counts: counts.subarray(0, size), slots: slots.subarray(0, noted), places: places.subarray(0, noted) };
}

// Shared by all calls: clearing what was touched is far cheaper than a map and fresh arrays per question.
/** Per bucket its slot in this text plus 1; all 0 between two texts. */
const slotOf = new Int32Array(BUCKETS);
let size = 0;
let noted = 0;
let buckets = new Int32Array(0);
let counts = new Int32Array(0);
let slots = new Int32Array(0);
let places = new Int32Array(0);
/** The letters of one word, with a space on either side. */
let letters = new Uint16Array(0);

/** A word of n letters gives itself, a pair and at most 3n n-grams. */
function makeRoom(words: string[]): void {
  let most = 0;
  let longest = 0;
  for (const { length } of words) {
    most += 3 * length + 2;
    if (length > longest) longest = length;
  }
  if (most > places.length) {
    buckets = new Int32Array(2 * most);
    counts = new Int32Array(2 * most);
    slots = new Int32Array(2 * most);
    places = new Int32Array(2 * most);
  }
  if (longest + 2 > letters.length) letters = new Uint16Array(2 * longest + 2).fill(SPACE);
}

function note(bucket: number, place: number): void {
  let slot = slotOf[bucket]! - 1;
  if (slot < 0) {
    slot = size++;
    slotOf[bucket] = size;
    buckets[slot] = bucket;
    counts[slot] = 1;
  } else counts[slot]!++;
  slots[noted] = slot;
  places[noted++] = place;
}

/** Notes the word itself and lays its letters ready; returns the hash, unfinished. */
function noteWord(word: string, place: number): number {
  let hash = FNV_START;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i);
    letters[i + 1] = letter;
    hash = Math.imul(hash ^ letter, FNV_PRIME);
  }
  letters[word.length + 1] = SPACE;
  note(finish(hash), place);
  return hash;
}

function noteGrams(length: number, place: number): void {
  for (let from = 0; from + SHORTEST_GRAM <= length; from++) {
    let hash = FNV_START;
    const to = Math.min(length, from + LONGEST_GRAM);
    for (let at = from; at < to; at++) {
      hash = Math.imul(hash ^ letters[at]!, FNV_PRIME);
      if (at - from + 1 >= SHORTEST_GRAM) note(HALF + finish(hash), place);
    }
  }
}

function fold(hash: number, text: string): number {
  let value = hash;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value;
}

// FNV's low bits mix poorly on short strings; this is murmur3's finish.
function finish(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  value ^= value >>> 16;
  return value & (HALF - 1);
}
