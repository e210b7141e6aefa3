import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { scoreVector } from './linear-model.ts';
import { loadModel, look } from './read-question.ts';

const model = loadModel();
const WORDS = ['Hij', 'is', 'boos', 'door', 'zijn', 'TOS', 'en', 'leest', 'niet', 'dyslexie', 'brilletje', 'é', '7', '😀'];

test('the bias and the weights of the words add up to the score', () => {
  const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string())).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, fc.nat(), (text, pick) => {
      const answer = pick % model.answers.joint.length;
      const seen = look(model, text);
      const { bias, words } = explain(model, seen, model.answers.joint[answer]!);
      const sum = words.reduce((total, { weight }) => total + weight, bias);
      expect(sum).toBeCloseTo(scoreVector(model, seen.vector).joint[answer]!, 9);
    }),
  );
});

test('the word that decided comes first, as it was written', () => {
  const seen = look(model, 'Mijn leerling heeft Nystagmus en zit vooraan.');
  expect(explain(model, seen, 'c1/vision').words[0]?.word).toBe('Nystagmus');
});

test('a label that the model does not know is an error', () => {
  expect(() => explain(model, look(model, 'tekst'), 'c9/magic')).toThrow('c9/magic');
});
