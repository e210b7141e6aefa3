/** Hashed buckets: the first half holds words and word pairs, the second half character n-grams. */
export const HALF = 1 << 17;
export const BUCKETS = 2 * HALF;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

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
    const value = (1 + Math.log(counts[i]!)) * idf[bucket]!;
    values[i] = value;
    if (bucket < HALF) words += value * value;
    else grams += value * value;
  }
  const wordScale = words > 0 ? 1 / Math.sqrt(words) : 0;
  const gramScale = grams > 0 ? 1 / Math.sqrt(grams) : 0;
  for (let i = 0; i < values.length; i++) values[i]! *= buckets[i]! < HALF ? wordScale : gramScale;
  return { buckets, values };
}

/** Counts the features of a text, given as its words. */
export function countFeatures(words: string[]): Counts {
  const seen: number[] = [];
  visitFeatures(words, (bucket) => {
    if (tally[bucket]!++ === 0) seen.push(bucket);
  });
  const buckets = Int32Array.from(seen);
  const counts = new Int32Array(seen.length);
  for (let i = 0; i < seen.length; i++) {
    counts[i] = tally[seen[i]!]!;
    tally[seen[i]!] = 0;
  }
  return { buckets, counts };
}

// One array for all calls: clearing what was touched is far cheaper than a map per question.
const tally = new Int32Array(BUCKETS);

/** Calls `visit` for every feature with the words (by index) that it was made of. */
export function visitFeatures(words: string[], visit: (bucket: number, first: number, last: number) => void): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const hash = fold(FNV_START, word);
    visit(finish(hash), i, i);
    if (i + 1 < words.length) visit(finish(fold(fold(hash, ' '), words[i + 1]!)), i, i + 1);
    visitGrams(` ${word} `, (bucket) => visit(bucket, i, i));
  }
}

function visitGrams(padded: string, visit: (bucket: number) => void): void {
  for (let from = 0; from + SHORTEST_GRAM <= padded.length; from++) {
    let hash = FNV_START;
    const to = Math.min(padded.length, from + LONGEST_GRAM);
    for (let at = from; at < to; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), FNV_PRIME);
      if (at - from + 1 >= SHORTEST_GRAM) visit(HALF + finish(hash));
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
