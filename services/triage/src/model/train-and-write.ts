import { calibrate, measure } from './calibrate.ts';
import { crossValidate } from './cross-validate.ts';
import { writeModel } from './model-file.ts';
import { answersIn, trainModel } from './train-model.ts';
import type { TrainingQuestion } from './training-sets.ts';

const PARTS = 5;

export type Trained = { version: string; questions: number; bytes: number; measured: ReturnType<typeof measure> };

/** Calibrates on held-out parts, trains on everything, writes the model. Same questions, same bytes. */
export function trainAndWrite(questions: TrainingQuestion[], folder: URL, tell: (what: string) => void = () => {}): Trained {
  tell(`cross-validation in ${PARTS} parts of ${questions.length} questions`);
  const held = crossValidate(questions, PARTS);
  const { joint } = answersIn(questions);
  const calibration = calibrate(held, joint);
  const measured = measure(held, joint, calibration.temperature);
  tell('training on all questions');
  const model = trainModel(questions, calibration);
  const { version, bytes } = writeModel(folder, model, { measured, questions: questions.length });
  return { version, questions: questions.length, bytes, measured };
}
