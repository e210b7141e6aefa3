import { BUCKETS, type Counts, countFeatures, vectorise } from './features.ts';
import type { Answers, Calibration, Model } from './linear-model.ts';
import { SCOPES, SECTORS } from './reading.ts';
import { type Plane, separate } from './support-vectors.ts';
import { wordsOf } from './tokens.ts';
import type { TrainingQuestion } from './training-sets.ts';

/** The SVM's C: what an error on a short question costs. */
const COST = 0.15;

/** A bucket seen in one question only says nothing about the next. */
const FEWEST_QUESTIONS = 2;

export const UNCALIBRATED: Calibration = {
  temperature: 0.1,
  crisisAlone: 0,
  crisisWithPhrase: 0,
  pressing: 0,
};

/** Trains on the questions given, in the order given: the same questions give the same model. */
export function trainModel(questions: TrainingQuestion[], calibration: Calibration, answers: Answers = answersIn(questions)): Model {
  const counted = questions.map((question) => countFeatures(wordsOf(question.text)));
  const idf = measureIdf(counted);
  const vectors = counted.map((counts) => vectorise(counts, idf));
  const cost = questions.map(({ weight }) => COST * weight);
  const planes = truths(answers, questions).map((yes) => separate({ vectors, yes, cost, size: BUCKETS }));
  return { version: 'untitled', answers, calibration, idf, ...quantise(planes, idf) };
}

function jointLabel(question: TrainingQuestion): string {
  return `${question.lead}/${question.topics[0] ?? '-'}`;
}

export function answersIn(questions: TrainingQuestion[]): Answers {
  return {
    joint: [...new Set(questions.map(jointLabel))].sort(),
    sector: [...SECTORS],
    scope: [...SCOPES],
    urgency: ['crisis', 'pressing'],
  };
}

/** For each answer, in the order in which scores come: which questions it is true of. */
function truths(answers: Answers, questions: TrainingQuestion[]): boolean[][] {
  return [
    ...answers.joint.map((label) => questions.map((question) => jointLabel(question) === label)),
    ...answers.sector.map((sector) => questions.map((question) => question.sector === sector)),
    ...answers.scope.map((scope) => questions.map((question) => question.scope === scope)),
    questions.map((question) => question.urgency === 'crisis'),
    questions.map((question) => question.urgency !== 'normal'),
  ];
}

/** Rounded to 256 steps, as it is stored: training and reading see the same numbers. */
function measureIdf(counted: Counts[]): Float32Array {
  const questions = new Int32Array(BUCKETS);
  for (const { buckets } of counted) for (const bucket of buckets) questions[bucket]!++;
  const highest = Math.log((1 + counted.length) / (1 + FEWEST_QUESTIONS)) + 1;
  const step = Math.fround(highest / 255);
  return Float32Array.from(questions, (seen) => {
    if (seen < FEWEST_QUESTIONS) return 0;
    const idf = Math.log((1 + counted.length) / (1 + seen)) + 1;
    return Math.max(1, Math.round(idf / step)) * step;
  });
}

function quantise(planes: Plane[], idf: Float32Array): Pick<Model, 'rows' | 'weights' | 'scales' | 'biases'> {
  let count = 0;
  const rows = Int32Array.from(idf, (value) => (value > 0 ? count++ : -1));
  const weights = new Int8Array(count * planes.length);
  const scales = Float64Array.from(planes, (plane) => largestWeight(plane) / 127 || 1);
  const biases = Float64Array.from(planes, (plane) => plane[BUCKETS]!);
  planes.forEach((plane, answer) => {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const row = rows[bucket]!;
      if (row >= 0) weights[row * planes.length + answer] = Math.round(plane[bucket]! / scales[answer]!);
    }
  });
  return { rows, weights, scales, biases };
}

function largestWeight(plane: Plane): number {
  let largest = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) largest = Math.max(largest, Math.abs(plane[bucket]!));
  return largest;
}
