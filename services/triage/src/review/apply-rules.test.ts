import { expect, test } from 'vitest';
import type { Rule } from '../domain/readers.ts';
import { loadModel, readQuestion } from '../model/read-question.ts';
import { applyRules, rulesMark } from './apply-rules.ts';

const model = loadModel();
const text = 'Sinds de ringleiding kapot is doet hij niet meer mee in de klas.';
const rule = (more: Partial<Rule> = {}): Rule => ({ phrase: 'ringleiding', lead: 'sbo', topic: 'learning', right: 18, wrong: 0, ...more });
const read = (...rules: Rule[]) => applyRules(readQuestion(model, text), text, rules);
const sum = ({ teams, outOfScope }: ReturnType<typeof read>) => teams.reduce((all, { probability }) => all + probability, outOfScope);

test('given a rule whose phrase stands in the text, then its team leads, as surely as its cases allow, and the version says so', () => {
  const reading = read(rule());
  expect(reading.teams[0]).toMatchObject({ team: 'sbo', probability: 0.95 });
  expect(sum(reading)).toBeCloseTo(1, 9);
  expect(reading.topics[0]).toBe('learning');
  expect(reading.words[0]).toMatchObject({ word: 'ringleiding', team: 'sbo' });
  expect(reading.modelVersion).toBe(`${model.version}${rulesMark([rule()])}`);
});

test('given few cases, then the rule is unsure, and one that says what the model knew better changes nothing', () => {
  expect(read(rule({ right: 3 })).teams[0]?.probability).toBeCloseTo(0.8, 9);
  const plain = readQuestion(model, text);
  const best = plain.teams[0]!;
  expect(read(rule({ lead: best.team, right: 0, wrong: 9 })).teams).toEqual(plain.teams);
});

test('given a phrase that is only part of a word or rules that contradict each other, then the model reads as before', () => {
  const plain = readQuestion(model, text).teams;
  expect(read(rule({ phrase: 'ring' })).teams).toEqual(plain);
  expect(read(rule(), rule({ phrase: 'de klas', lead: 'c4' })).teams).toEqual(plain);
});

test('given a rule that it is no question for MIO, then it counts against every team', () => {
  const reading = read(rule({ lead: 'out_of_scope', topic: '', right: 98 }));
  expect(reading.outOfScope).toBeCloseTo(0.99, 9);
  expect(sum(reading)).toBeCloseTo(1, 9);
  expect(reading.topics).toEqual([]);
});
