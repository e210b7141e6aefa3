import { BUCKETS, type Counts, countFeatures, type Vector, vectorise } from './features.ts';
import type { Answers, Calibration, Model } from './linear-model.ts';
import { SCOPES, SECTORS } from './reading.ts';
import { type Plane, type Rows, separate } from './support-vectors.ts';
import { wordsOf } from './tokens.ts';
import type { TrainingQuestion } from './training-sets.ts';

/** The SVM's C: what an error on a short question costs. */
const COST = 0.15;

/** A bucket seen in one question only says nothing about the next; one of a term is kept. */
const FEWEST_QUESTIONS = 2;

export const UNCALIBRATED: Calibration = {
  temperature: 0.1,
  crisisAlone: 0,
  crisisWithPhrase: 0,
  pressing: 0,
};

/** What the planes of a lead and of a topic add to those of their joint labels; chosen by cross-validation. */
const LEAD_PART = 0.5;
const TOPIC_PART = 1;

/** Trains on the questions given, in the order given: the same questions give the same model. */
export function trainModel(questions: TrainingQuestion[], calibration: Calibration, answers: Answers = answersIn(questions)): Model {
  const counted = questions.map((question) => countFeatures(wordsOf(question.text)));
  const idf = measureIdf(questions, counted);
  let count = 0;
  const rows = Int32Array.from(idf, (value) => (value > 0 ? count++ : -1));
  const vectors = counted.map((counts) => vectorise(counts, idf));
  const examples = { questions, features: packed(vectors, rows, count), all: Int32Array.from(questions.keys()) };
  const planes = [...jointPlanes(answers.joint, examples), ...otherPlanes(examples)];
  return { version: 'untitled', answers, calibration, idf, rows, ...quantise(planes, count) };
}

export function answersIn(questions: TrainingQuestion[]): Answers {
  return {
    joint: [...new Set(questions.map(jointLabel))].sort(),
    sector: [...SECTORS],
    scope: [...SCOPES],
    urgency: ['crisis', 'pressing'],
  };
}

function jointLabel(question: TrainingQuestion): string {
  return `${question.lead}/${question.topics[0] ?? '-'}`;
}

type Examples = { questions: TrainingQuestion[]; features: Rows; all: Int32Array };

/**
 * A rare joint label learns from its lead and its topic too, in whatever pair they come: `c1/transition` from all of
 * `transition` and all of `c1`. All three are linear in the same features, so their sum is one plane.
 */
function jointPlanes(joint: string[], examples: Examples): Plane[] {
  const leads = planesOf([...new Set(joint.map((label) => label.split('/')[0]!))], examples, (name, { lead }) => lead === name);
  const topics = planesOf([...new Set(joint.map((label) => label.split('/')[1]!))], examples, hasTopic);
  return joint.map((label) => {
    const plane = learn(examples, (question) => jointLabel(question) === label);
    const [lead, topic] = label.split('/').map((name, part) => (part === 0 ? leads : topics).get(name)!) as [Plane, Plane];
    return plane.map((weight, i) => weight + LEAD_PART * lead[i]! + TOPIC_PART * topic[i]!);
  });
}

function planesOf(names: string[], examples: Examples, holds: (name: string, question: TrainingQuestion) => boolean): Map<string, Plane> {
  return new Map(names.map((name) => [name, learn(examples, (question) => holds(name, question))]));
}

function hasTopic(topic: string, { topics }: TrainingQuestion): boolean {
  return topic === '-' ? topics.length === 0 : topics.includes(topic);
}

/** Sector, scope and urgency, in the order in which scores come; of these a term says nothing. */
function otherPlanes(examples: Examples): Plane[] {
  const { questions, all } = examples;
  const asked = all.filter((i) => !questions[i]!.isTerm);
  return [
    ...SECTORS.map((sector) => learn(examples, (question) => question.sector === sector, asked)),
    ...SCOPES.map((scope) => learn(examples, (question) => question.scope === scope, asked)),
    learn(examples, (question) => question.urgency === 'crisis', asked),
    learn(examples, (question) => question.urgency !== 'normal', asked),
  ];
}

function learn({ questions, features, all }: Examples, holds: (question: TrainingQuestion) => boolean, among = all): Plane {
  return separate({ rows: features, among, yes: questions.map(holds), cost: questions.map(({ weight }) => COST * weight) });
}

/** Without the features that training does not keep, and numbered without gaps: small enough to stay near the processor. */
function packed(vectors: Vector[], rows: Int32Array, width: number): Rows {
  const kept = vectors.map(({ buckets, values }) => ({ columns: buckets.map((bucket) => rows[bucket]!), values }));
  const starts = new Int32Array(vectors.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  kept.forEach((vector, row) => {
    vector.columns.forEach((column, i) => {
      if (column < 0) return;
      columns.push(column);
      values.push(vector.values[i]!);
    });
    starts[row + 1] = columns.length;
  });
  return { starts, columns: Int32Array.from(columns), values: Float64Array.from(values), width };
}

/** Rounded to 256 steps, as it is stored: training and reading see the same numbers. */
function measureIdf(questions: TrainingQuestion[], counted: Counts[]): Float32Array {
  const seenIn = new Int32Array(BUCKETS);
  counted.forEach(({ buckets }, i) => {
    const times = questions[i]!.isTerm ? FEWEST_QUESTIONS : 1;
    for (const bucket of buckets) seenIn[bucket]! += times;
  });
  const highest = Math.log((1 + counted.length) / (1 + FEWEST_QUESTIONS)) + 1;
  const step = Math.fround(highest / 255);
  return Float32Array.from(seenIn, (seen) => {
    if (seen < FEWEST_QUESTIONS) return 0;
    const idf = Math.log((1 + counted.length) / (1 + seen)) + 1;
    return Math.max(1, Math.round(idf / step)) * step;
  });
}

function quantise(planes: Plane[], count: number): Pick<Model, 'weights' | 'scales' | 'biases'> {
  const weights = new Int8Array(count * planes.length);
  const scales = Float64Array.from(planes, (plane) => largestWeight(plane) / 127 || 1);
  const biases = Float64Array.from(planes, (plane) => plane[count]!);
  planes.forEach((plane, answer) => {
    for (let row = 0; row < count; row++) weights[row * planes.length + answer] = Math.round(plane[row]! / scales[answer]!);
  });
  return { weights, scales, biases };
}

function largestWeight(plane: Plane): number {
  let largest = 0;
  for (let row = 0; row < plane.length - 1; row++) largest = Math.max(largest, Math.abs(plane[row]!));
  return largest;
}
