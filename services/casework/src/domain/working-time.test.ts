import { expect, test } from 'vitest';
import { addWorkingTime } from './working-time.ts';

test.each([
  ['within a day', '2026-11-25T08:00:00.000Z', 60, '2026-11-25T09:00:00.000Z'],
  ['over the night', '2026-11-25T15:30:00.000Z', 60, '2026-11-26T08:00:00.000Z'],
  ['over the weekend', '2026-11-27T15:30:00.000Z', 60, '2026-11-30T08:00:00.000Z'],
  ['from the middle of the night', '2026-11-25T01:00:00.000Z', 30, '2026-11-25T08:00:00.000Z'],
  ['from Saturday', '2026-11-28T10:00:00.000Z', 510, '2026-11-30T16:00:00.000Z'],
  ['over the change to summer time', '2026-03-27T15:30:00.000Z', 60, '2026-03-30T07:00:00.000Z'],
])('working time %s', (_, at, minutes, expected) => expect(addWorkingTime(at, minutes)).toBe(expected));
