import type { Noted, Vector } from './features.ts';
import type { Model } from './linear-model.ts';
import type { Token } from './tokens.ts';

/** A score taken apart: `bias` and the weights of all words add up to it. */
export type Explanation = { bias: number; words: WordWeight[] };
export type WordWeight = { word: string; weight: number };

/** One text as the model sees it; `noted` holds until the next text is looked at. */
export type Seen = { tokens: Token[]; noted: Noted; vector: Vector };

/**
 * What each word of a text added to the score of one answer (its place among the joint labels), the `most` heaviest first.
 * A pair of words counts half for each; letters count for the word that they stand in.
 */
export function explain(model: Model, seen: Seen, answer: number, most = Infinity): Explanation {
  const weights = weighTokens(seen, sharesOf(model, seen, answer));
  return { bias: model.biases[answer]!, words: heaviestWords(seen.tokens, weights, most) };
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

/** Per word, as often as it stands, the shares of the features that it is in. */
function weighTokens({ tokens, noted: { slots, places } }: Seen, shares: Float64Array): Float64Array {
  const weights = new Float64Array(tokens.length);
  for (let i = 0; i < slots.length; i++) {
    const half = shares[slots[i]!]! / 2;
    const token = places[i]! >> 1;
    weights[token]! += half;
    weights[token + (places[i]! & 1)]! += half;
  }
  return weights;
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
  return heaviest.slice(0, most).map((i) => ({ word: tokens[i]!.written, weight: weights[i]! }));
}
