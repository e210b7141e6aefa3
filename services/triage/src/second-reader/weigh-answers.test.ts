import { expect, test } from 'vitest';
import type { Reading } from '../model/reading.ts';
import type { SecondAnswer } from './answer.ts';
import { decideTogether, weighAnswers } from './weigh-answers.ts';

const doubtful = {
  modelVersion: 'm1',
  teams: [
    { team: 'c4', probability: 0.6 },
    { team: 'c2', probability: 0.3 },
    { team: 'sbo', probability: 0.04 },
    { team: 'c1', probability: 0.02 },
    { team: 'c3', probability: 0.01 },
    { team: 'hb', probability: 0.01 },
  ],
  outOfScope: 0.02,
  topics: ['behaviour'],
  urgency: 'normal',
  co: [],
  words: [],
} as unknown as Reading;
const answered = (answer: Partial<SecondAnswer>): SecondAnswer => ({ choice: 'c4', probability: 0.9, topics: ['autism'], urgency: 'normal', ...answer });
const weigh = (answer: Partial<SecondAnswer>) => weighAnswers(doubtful, answered(answer), 'lm');
const decided = (answer: Partial<SecondAnswer>) => decideTogether(doubtful, answered(answer), weigh(answer));

test('given two readers who agree, then the machine is sure, and the version names both', () => {
  const reading = weigh({});
  expect(decided({})).toMatchObject({ kind: 'route', lead: 'c4' });
  expect(reading).toMatchObject({ modelVersion: 'm1+lm', topics: ['autism'] });
  expect(reading.teams.reduce((sum, { probability }) => sum + probability, reading.outOfScope)).toBeCloseTo(1, 9);
});

test('given a second reader who disagrees or is unsure itself, then the desk decides', () => {
  expect(weigh({ choice: 'c2', probability: 1 }).teams[0]).toMatchObject({ team: 'c2', probability: expect.closeTo(0.917, 3) });
  expect(decided({ choice: 'c2', probability: 1 })).toEqual({ kind: 'desk', reason: 'unsure', best: ['c2', 'c4'] });
  expect(decided({ choice: 'hb', probability: 1 }).kind).toBe('desk');
  expect(decided({ choice: 'out_of_scope', probability: 1 }).kind).toBe('desk');
  expect(decided({ probability: 0.5 }).kind).toBe('desk');
  expect(weigh({ choice: 'hb' }).topics).toEqual(['behaviour']);
});

test('given a second reader who sees danger, then people look; it can never take danger away', () => {
  expect(decided({ choice: 'c2', urgency: 'crisis' })).toMatchObject({ kind: 'desk', reason: 'crisis' });
  expect(weighAnswers({ ...doubtful, urgency: 'high' }, { choice: 'c4', probability: 0.9, topics: [], urgency: 'normal' }, 'lm').urgency).toBe('high');
});

test('given a first reader who excludes what the second one says, then the first reading stands', () => {
  const certain = { ...doubtful, outOfScope: 0, teams: doubtful.teams.map((each, i) => ({ ...each, probability: i === 0 ? 1 : 0 })) };
  expect(weighAnswers(certain, { choice: 'c2', probability: 1, topics: [], urgency: 'normal' }, 'lm').teams[0]?.team).toBe('c4');
});
