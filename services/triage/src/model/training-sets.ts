import { basename } from 'node:path';
import { type LabelledQuestion, readQuestions } from './labelled-question.ts';
import { readTerms } from './terms.ts';

/** A question with what an error on it costs in training, in times the cost of a short one. */
export type TrainingQuestion = LabelledQuestion & {
  weight: number;
  asReallyAsked: boolean;
  piiLabelled: boolean;
  /** No question but a word of the field: it teaches lead and topic only. */
  isTerm: boolean;
};

/**
 * What the shipped model learns from. Whole questions weigh three times the made-up short ones. Those of
 * questions.written.jsonl are harder than life on purpose (almost half of them hide the root of the need), so thresholds are
 * not measured on them. `data/questions.dev.jsonl` is left out: it is there to judge the model by.
 */
const TRAINING_SETS = [
  { file: 'questions.train.jsonl', read: readQuestions, weight: 3, asReallyAsked: true, piiLabelled: true, isTerm: false },
  { file: 'questions.written.jsonl', read: readQuestions, weight: 3, asReallyAsked: false, piiLabelled: true, isTerm: false },
  { file: 'questions.short.jsonl', read: readQuestions, weight: 1, asReallyAsked: false, piiLabelled: false, isTerm: false },
  { file: 'terms.tsv', read: readTerms, weight: 2, asReallyAsked: false, piiLabelled: false, isTerm: true },
] as const;

const DATA = new URL('../../data/', import.meta.url);

/** All training questions, set by set in fixed order; `without` names sets (file names) to leave out. */
export function readTrainingSets(without: string[] = []): TrainingQuestion[] {
  const left = new Set(without.map((name) => basename(name)));
  return TRAINING_SETS.filter(({ file }) => !left.has(file)).flatMap(({ file, read, ...rest }) =>
    read(new URL(file, DATA)).map((question) => ({ ...question, ...rest })),
  );
}
