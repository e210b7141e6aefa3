import { basename } from 'node:path';
import { type LabelledQuestion, readQuestions } from './labelled-question.ts';

/** A question with what an error on it costs in training, in times the cost of a short one. */
export type TrainingQuestion = LabelledQuestion & { weight: number };

/**
 * What the shipped model learns from. Questions as they are really asked weigh three times the made-up short
 * ones. `data/questions.dev.jsonl` is left out: it is there to judge the model by.
 */
const TRAINING_SETS = [
  { file: 'questions.train.jsonl', weight: 3 },
  { file: 'questions.short.jsonl', weight: 1 },
] as const;

const DATA = new URL('../../data/', import.meta.url);

/** All training questions, set by set in fixed order; `without` names sets (file names) to leave out. */
export function readTrainingSets(without: string[] = []): TrainingQuestion[] {
  const left = new Set(without.map((name) => basename(name)));
  return TRAINING_SETS.filter(({ file }) => !left.has(file)).flatMap(({ file, weight }) =>
    readQuestions(new URL(file, DATA)).map((question) => ({ ...question, weight })),
  );
}

export function isAsReallyAsked(question: TrainingQuestion): boolean {
  return question.weight > 1;
}
