import type { Model } from './linear-model.ts';
import type { Seen } from './look.ts';
import type { Token } from './tokens.ts';

/** A score taken apart: `bias` and the weights of all words add up to it. */
export type Explanation = { bias: number; words: WordWeight[] };
/** `word` as it is written, `read` as the model sees it. */
export type WordWeight = { word: string; read: string; weight: number };

/**
 * What each word of a text added to the score of one answer (its place among the joint labels), the `most` heaviest first;
 * with `against` what it added more than to the score of that other answer.
 * A pair of words counts half for each; letters count for the word that they stand in.
 */
export function explain(model: Model, seen: Seen, answer: number, { against, most = Infinity }: { against?: number; most?: number } = {}): Explanation {
  const weights = new Float64Array(seen.tokens.length);
  addShares(model, seen, answer, 1, weights);
  if (against !== undefined) addShares(model, seen, against, -1, weights);
  const bias = model.biases[answer]! - (against === undefined ? 0 : model.biases[against]!);
  return { bias, words: heaviestWords(seen.tokens, weights, most) };
}

// Used again for every text: a fresh array of this size costs more than filling it.
let shares = new Float64Array(0);

/** Per feature what one occurrence adds to the score: a repeated feature is shared out evenly. */
function sharesOf({ rows, weights, scales }: Model, { noted: { counts }, vector: { buckets, values } }: Seen, answer: number): Float64Array {
  if (shares.length < buckets.length) shares = new Float64Array(2 * buckets.length);
  const width = scales.length;
  const scale = scales[answer]!;
  for (let slot = 0; slot < buckets.length; slot++) {
    const row = rows[buckets[slot]!]!;
    shares[slot] = row < 0 ? 0 : (weights[row * width + answer]! * scale * values[slot]!) / counts[slot]!;
  }
  return shares;
}

/** Adds to every word, as often as it stands, its part of the features that it is in. */
function addShares(model: Model, seen: Seen, answer: number, sign: 1 | -1, weights: Float64Array): void {
  const shares = sharesOf(model, seen, answer);
  const { slots, places } = seen.noted;
  for (let i = 0; i < slots.length; i++) {
    const half = (sign * shares[slots[i]!]!) / 2;
    const token = places[i]! >> 1;
    weights[token]! += half;
    weights[token + (places[i]! & 1)]! += half;
  }
}

/** A word that stands more often is one word, written as it stood first. */
function heaviestWords(tokens: Token[], weights: Float64Array, most: number): WordWeight[] {
  const first = new Map<string, number>();
  for (let i = 0; i < tokens.length; i++) {
    const known = first.get(tokens[i]!.word);
    if (known === undefined) first.set(tokens[i]!.word, i);
    else weights[known]! += weights[i]!;
  }
  const heaviest = [...first.values()].sort((a, b) => weights[b]! - weights[a]!);
  return heaviest.slice(0, most).map((i) => ({ word: tokens[i]!.written, read: tokens[i]!.word, weight: weights[i]! }));
}
