import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { loadModel } from './read-question.ts';

test('strange texts are read, quickly, and danger in disguise is found in them', () => {
  const { figures, faults } = fuzz(loadModel(), { texts: 1_000, seed: 7 });
  expect(faults).toEqual([]);
  expect(figures.hidden).toBe(500);
}, 60_000);
