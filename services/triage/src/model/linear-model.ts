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
export function scoreVector(model: Model, vector: Vector): Scores {
  const { scales, biases } = model;
  const sums = addRows(model, vector);
  for (let answer = 0; answer < sums.length; answer++) sums[answer] = sums[answer]! * scales[answer]! + biases[answer]!;
  return splitScores(model.answers, sums);
}

/** Six answers at a time, so that their sums stay in registers; what is read beyond the last answer falls off the end. */
function addRows(model: Model, vector: Vector): Float64Array {
  const { weights, scales } = model;
  const seen = gather(model, vector);
  const sums = new Float64Array(scales.length + 5);
  for (let answer = 0; answer < scales.length; answer += 6) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    for (let i = 0; i < seen; i++) {
      const value = gathered[i]!;
      const at = starts[i]! + answer;
      a += weights[at]! * value;
      b += weights[at + 1]! * value;
      c += weights[at + 2]! * value;
      d += weights[at + 3]! * value;
      e += weights[at + 4]! * value;
      f += weights[at + 5]! * value;
    }
    sums[answer] = a;
    sums[answer + 1] = b;
    sums[answer + 2] = c;
    sums[answer + 3] = d;
    sums[answer + 4] = e;
    sums[answer + 5] = f;
  }
  return sums.subarray(0, scales.length);
}

// Used again for every text.
let starts = new Int32Array(0);
let gathered = new Float64Array(0);

/** Lays ready where the rows of the features begin that training has seen, and their values; returns how many. */
function gather({ rows, scales }: Model, { buckets, values }: Vector): number {
  if (starts.length < buckets.length) {
    starts = new Int32Array(2 * buckets.length);
    gathered = new Float64Array(2 * buckets.length);
  }
  let seen = 0;
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i]!]!;
    if (row < 0) continue;
    starts[seen] = row * scales.length;
    gathered[seen++] = values[i]!;
  }
  return seen;
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
  const likely = new Float64Array(joint.length);
  let sum = 0;
  for (let i = 0; i < joint.length; i++) sum += likely[i] = Math.exp((joint[i]! - highest) / temperature);
  for (let i = 0; i < joint.length; i++) likely[i]! /= sum;
  return likely;
}

/** Adds up the joint probabilities per lead (`part` 0) or per topic (`part` 1). */
export function sumPer(part: 0 | 1, joint: string[], probabilities: Float64Array): Map<string, number> {
  const sums = new Map<string, number>();
  const names = partsOf(joint)[part];
  for (let i = 0; i < names.length; i++) sums.set(names[i]!, (sums.get(names[i]!) ?? 0) + probabilities[i]!);
  return sums;
}

/** The leads and the topics of a model's joint labels, taken apart once for each model. */
export function partsOf(joint: string[]): [string[], string[]] {
  let parts = partsKnown.get(joint);
  if (parts === undefined) {
    parts = [joint.map((label) => label.split('/')[0]!), joint.map((label) => label.split('/')[1]!)];
    partsKnown.set(joint, parts);
  }
  return parts;
}

const partsKnown = new WeakMap<string[], [string[], string[]]>();
