import type { Vector } from './features.ts';

/** What the model answers: `lead/topic` is the joint label, `crisis` and `pressing` stand for urgency. */
export type Answers = { joint: string[]; sector: string[]; scope: string[]; urgency: string[] };

/** Fitted by cross-validation on the training sets; never on a set that is reported. */
export type Calibration = {
  /** Divides the joint scores before they become probabilities. */
  temperature: number;
  /** Score from which the model alone calls crisis, and from which it does so together with a weak phrase. */
  crisisAlone: number;
  crisisWithPhrase: number;
  /** Score from which a question is at least of high urgency. */
  pressing: number;
};

/** A linear model over hashed features. `rows` gives each seen bucket its row of int8 weights, -1 if unseen. */
export type Model = {
  version: string;
  answers: Answers;
  calibration: Calibration;
  idf: Float32Array;
  rows: Int32Array;
  weights: Int8Array;
  /** Per answer: what one step of its int8 weights is worth, and its bias. */
  scales: Float64Array;
  biases: Float64Array;
};

export type Scores = { joint: Float64Array; sector: Float64Array; scope: Float64Array; urgency: Float64Array };

/** The score of every answer: how far on the yes side, about -1 to 1. */
export function scoreVector(model: Model, { buckets, values }: Vector): Scores {
  const { rows, weights, scales, biases } = model;
  const width = scales.length;
  const sums = new Float64Array(width);
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i]!]!;
    if (row < 0) continue;
    const value = values[i]!;
    const start = row * width;
    for (let answer = 0; answer < width; answer++) sums[answer]! += weights[start + answer]! * value;
  }
  for (let answer = 0; answer < width; answer++) sums[answer] = sums[answer]! * scales[answer]! + biases[answer]!;
  return splitScores(model.answers, sums);
}

function splitScores(answers: Answers, sums: Float64Array): Scores {
  let from = 0;
  const take = (names: string[]): Float64Array => {
    from += names.length;
    return sums.subarray(from - names.length, from);
  };
  return {
    joint: take(answers.joint),
    sector: take(answers.sector),
    scope: take(answers.scope),
    urgency: take(answers.urgency),
  };
}

/** Softmax over the joint labels, in the order of the labels. */
export function jointProbabilities(joint: Float64Array, temperature: number): Float64Array {
  let highest = -Infinity;
  for (const score of joint) highest = Math.max(highest, score);
  const likely = joint.map((score) => Math.exp((score - highest) / temperature));
  let sum = 0;
  for (const value of likely) sum += value;
  return likely.map((value) => value / sum);
}

/** Adds up the joint probabilities per lead (`part` 0) or per topic (`part` 1). */
export function sumPer(part: 0 | 1, joint: string[], probabilities: Float64Array): Map<string, number> {
  const sums = new Map<string, number>();
  joint.forEach((label, i) => {
    const name = label.split('/')[part]!;
    sums.set(name, (sums.get(name) ?? 0) + probabilities[i]!);
  });
  return sums;
}
