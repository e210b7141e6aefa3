import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { readQuestions } from './labelled-question.ts';
import { scoreVector } from './linear-model.ts';
import { look } from './look.ts';
import { loadModel } from './read-question.ts';

const model = loadModel();
const WORDS = readQuestions(new URL('../../data/questions.dev.jsonl', import.meta.url)).flatMap(({ text }) => text.split(' '));

const answer = fc.nat({ max: model.answers.joint.length - 1 });

test('the bias and the weights of the words add up to the score', () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme' }))).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, answer, (text, answer) => {
      const seen = look(model, text);
      const { bias, words } = explain(model, seen, answer);
      const sum = words.reduce((total, { weight }) => total + weight, bias);
      expect(sum).toBeCloseTo(scoreVector(model, seen.vector).joint[answer]!, 9);
    }),
  );
});

test('against another answer they add up to the difference of the two scores', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS)), answer, answer, (words, answer, against) => {
      const seen = look(model, words.join(' '));
      const { joint } = scoreVector(model, seen.vector);
      const told = explain(model, seen, answer, { against });
      expect(told.words.reduce((total, { weight }) => total + weight, told.bias)).toBeCloseTo(joint[answer]! - joint[against]!, 9);
    }),
  );
});

test('the word that decided comes first, as it was written', () => {
  const seen = look(model, 'Mijn leerling heeft Nystagmus en zit vooraan.');
  expect(explain(model, seen, model.answers.joint.indexOf('c1/vision')).words[0]?.word).toBe('Nystagmus');
});
