import { BUCKETS, type Counts, type Vector, visitFeatures } from './features.ts';
import type { Model } from './linear-model.ts';
import type { Token } from './tokens.ts';

/** A score taken apart: `bias` and the weights of all words add up to it. */
export type Explanation = { bias: number; words: WordWeight[] };
export type WordWeight = { word: string; weight: number };

/** One text as the model sees it. */
export type Seen = { tokens: Token[]; counts: Counts; vector: Vector };

/**
 * What each word of a text added to the score of one joint label (`lead/topic`), the heaviest first.
 * A pair of words counts half for each; letters count for the word that they stand in.
 */
export function explain(model: Model, { tokens, counts, vector }: Seen, label: string): Explanation {
  const answer = model.answers.joint.indexOf(label);
  if (answer < 0) throw new Error(`the model knows no label ${label}`);
  noteShares(model, counts, vector, answer);
  const weights = new Float64Array(tokens.length);
  visitFeatures(
    tokens.map(({ word }) => word),
    (bucket, first, last) => {
      const half = shares[bucket]! / 2;
      weights[first]! += half;
      weights[last]! += half;
    },
  );
  for (const bucket of vector.buckets) shares[bucket] = 0;
  return { bias: model.biases[answer]!, words: perWord(tokens, weights) };
}

// One array for all calls, cleared where it was touched: cheaper than a map per question.
const shares = new Float64Array(BUCKETS);

/** Notes per bucket what one occurrence of it adds to the score: a repeated feature is shared out evenly. */
function noteShares(model: Model, { counts }: Counts, { buckets, values }: Vector, answer: number): void {
  const { rows, weights, scales } = model;
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i]!]!;
    if (row < 0) continue;
    const weight = weights[row * scales.length + answer]! * scales[answer]!;
    shares[buckets[i]!] = (weight * values[i]!) / counts[i]!;
  }
}

function perWord(tokens: Token[], weights: Float64Array): WordWeight[] {
  const sums = new Map<string, WordWeight>();
  tokens.forEach(({ word, written }, i) => {
    const known = sums.get(word);
    if (known) known.weight += weights[i]!;
    else sums.set(word, { word: written, weight: weights[i]! });
  });
  return [...sums.values()].sort((a, b) => b.weight - a.weight);
}
