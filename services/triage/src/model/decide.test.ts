import { expect, test } from 'vitest';
import { ASIDE_FROM, decide, ROUTE_FROM } from './decide.ts';
import { MODEL_FOLDER, readModel } from './model-file.ts';
import type { Reading } from './reading.ts';

const reading = (given: Partial<Reading> & { probability: number }): Reading => ({
  modelVersion: 'm0',
  teams: (['c2', 'c4', 'c1', 'c3', 'sbo', 'hb'] as const).map((team, i) => ({
    team,
    probability: i === 0 ? given.probability : 0.01,
  })),
  outOfScope: 0,
  topics: ['speech'],
  sector: 'po',
  scope: 'pupil',
  urgency: 'normal',
  co: ['c4'],
  words: [],
  ...given,
});

test('a sure reading is routed, with its co-advisers', () => {
  expect(decide(reading({ probability: ROUTE_FROM }))).toEqual({ kind: 'route', lead: 'c2', co: ['c4'] });
});

test('an unsure reading goes to the desk with the two best teams', () => {
  const decision = decide(reading({ probability: ROUTE_FROM - 0.01 }));
  expect(decision).toEqual({ kind: 'desk', reason: 'unsure', best: ['c2', 'c4'] });
});

test('a crisis goes to the desk, however sure and even when it looks out of scope', () => {
  const desk = { kind: 'desk', reason: 'crisis', best: ['c2', 'c4'] };
  expect(decide(reading({ probability: 0.99, urgency: 'crisis' }))).toEqual(desk);
  expect(decide(reading({ probability: 0.01, outOfScope: 0.99, urgency: 'crisis' }))).toEqual(desk);
});

test('only what is surely out of scope goes aside', () => {
  expect(decide(reading({ probability: 0.01, outOfScope: ASIDE_FROM }))).toEqual({ kind: 'aside' });
  expect(decide(reading({ probability: 0.05, outOfScope: ASIDE_FROM - 0.01 })).kind).toBe('desk');
});

test('the thresholds are no lower than training measured them', () => {
  const { measured } = readModel(MODEL_FOLDER);
  expect(ROUTE_FROM).toBeGreaterThanOrEqual(measured.routeFrom);
  expect(ASIDE_FROM).toBeGreaterThanOrEqual(measured.asideFrom);
});
