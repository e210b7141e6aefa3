import { expect, test } from 'vitest';
import { judgeUrgency } from './urgency.ts';

const calibration = { temperature: 0.1, crisisAlone: -0.6, crisisWithPhrase: -0.8, pressing: -0.4 };
const calm = { crisis: -1, pressing: -1 };

test('a strong phrase is a crisis whatever the model thinks', () => {
  expect(judgeUrgency(calm, 'strong', calibration)).toBe('crisis');
});

test('a sure model needs no phrase', () => {
  expect(judgeUrgency({ crisis: -0.5, pressing: -1 }, 'none', calibration)).toBe('crisis');
});

test('a weak phrase counts with a model that is half sure', () => {
  const half = { crisis: -0.7, pressing: -1 };
  expect(judgeUrgency(half, 'weak', calibration)).toBe('crisis');
  expect(judgeUrgency(half, 'none', calibration)).toBe('normal');
  expect(judgeUrgency(calm, 'weak', calibration)).toBe('normal');
});

test('pressing without danger is high', () => {
  expect(judgeUrgency({ crisis: -1, pressing: -0.3 }, 'none', calibration)).toBe('high');
});
