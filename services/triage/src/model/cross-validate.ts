import { countFeatures, vectorise } from './features.ts';
import { type Scores, scoreVector } from './linear-model.ts';
import { generator, shuffle } from './support-vectors.ts';
import { wordsOf } from './tokens.ts';
import { answersIn, trainModel, UNCALIBRATED } from './train-model.ts';
import type { TrainingQuestion } from './training-sets.ts';

/** A question with the scores of a model that was trained without it. */
export type Held = { question: TrainingQuestion; scores: Scores };

/** Scores every question by a model that has not seen it; parts are drawn by a seeded shuffle, terms are always learnt from. */
export function crossValidate(questions: TrainingQuestion[], parts: number): Held[] {
  const order = Int32Array.from(questions, (_, i) => i);
  shuffle(order, generator(7));
  const partOf = new Int32Array(questions.length);
  order.forEach((question, place) => {
    partOf[question] = questions[question]!.isTerm ? -1 : place % parts;
  });
  // A label that a part happens to lack must keep its place among the scores.
  const answers = answersIn(questions);
  const held: Held[] = [];
  for (let part = 0; part < parts; part++) {
    const model = trainModel(
      questions.filter((_, i) => partOf[i] !== part),
      UNCALIBRATED,
      answers,
    );
    questions.forEach((question, i) => {
      if (partOf[i] !== part) return;
      const vector = vectorise(countFeatures(wordsOf(question.text)), model.idf);
      held.push({ question, scores: scoreVector(model, vector) });
    });
  }
  return held;
}
