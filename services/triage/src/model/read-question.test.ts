import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { evaluate } from './evaluate.ts';
import { readQuestions } from './labelled-question.ts';
import { loadNames } from './name-files.ts';
import { loadModel, readQuestion } from './read-question.ts';

const model = loadModel();

test('a plain question is read and routed, and says why', () => {
  const text = 'Mijn zoon in groep 5 heeft dyslexie, hij leest heel langzaam en de spelling blijft zwak. Wat kan school doen?';
  const reading = readQuestion(model, text);
  expect(reading).toMatchObject({ modelVersion: model.version, topics: ['dyslexia'], sector: 'po', scope: 'pupil' });
  expect(reading.teams[0]?.team).toBe('sbo');
  expect(reading.words[0]).toMatchObject({ team: 'sbo' });
  expect(text).toContain(reading.words[0]?.word);
  expect(decide(reading)).toMatchObject({ kind: 'route', lead: 'sbo' });
});

test('six teams, the likeliest first, add up to 1 with out of scope', () => {
  const { teams, outOfScope } = readQuestion(model, 'Wie helpt ons met een onrustige groep?');
  const probabilities = teams.map(({ probability }) => probability);
  expect(probabilities).toHaveLength(6);
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  expect(probabilities.reduce((a, b) => a + b, outOfScope)).toBeCloseTo(1, 9);
});

test('a sales letter is put aside', () => {
  const text = 'Wij leveren schoolmeubilair en bieden u 20% korting op onze nieuwe catalogus. Mogen wij een offerte sturen?';
  expect(decide(readQuestion(model, text))).toEqual({ kind: 'aside' });
});

test.each([
  ['nothing', ''],
  ['punctuation', '?!…—'.repeat(500)],
  ['emoji', '😀👩‍👩‍👧'.repeat(500)],
  ['another script', 'Моя дочь не ходит в школу. '.repeat(50)],
  ['100,000 letters without a space', 'a'.repeat(100_000)],
  ['HTML', '<script>alert(1)</script><p>hij'.repeat(200)],
])('any text can be read: %s', (_, text) => {
  expect(readQuestion(model, text).teams).toHaveLength(6);
});

test('on questions that it has not seen the model is as good as promised', () => {
  const { figures } = evaluate(model, loadNames(), readQuestions(new URL('../../data/questions.dev.jsonl', import.meta.url)));
  expect(figures.leadOk).toBeGreaterThanOrEqual(0.9);
  expect(figures.leadOkAuto).toBeGreaterThanOrEqual(0.97);
  expect(figures.asidesFalse).toBe(0);
  expect(figures.piiRecall).toBeGreaterThanOrEqual(0.95);
  expect(figures.piiFalsePerQuestion).toBeLessThanOrEqual(0.1);
});
