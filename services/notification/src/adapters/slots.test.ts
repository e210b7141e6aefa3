import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

function slotsAt(most = 2) {
  const clock = { now: 0 };
  return { clock, slots: createSlots({ most, now: () => clock.now }) };
}

test('so many and no more, until one is free again', () => {
  const { slots } = slotsAt();
  expect([slots.take('a'), slots.take('b'), slots.take('c')]).toEqual([0, 0, 200]);
  slots.free('a');
  expect([slots.take('c'), slots.take('d')]).toEqual([0, 200]);
});

test('a step that runs once more after a lost commit keeps the slot it has', () => {
  const { slots } = slotsAt();
  expect([slots.take('a'), slots.take('b'), slots.take('a')]).toEqual([0, 0, 0]);
});

test('a slot whose effect never begins comes free by itself, one whose effect began at its own end', () => {
  const { slots, clock } = slotsAt();
  slots.take('lost');
  slots.take('begun');
  slots.keep('begun', 46_000);
  clock.now = 19_999;
  expect(slots.take('c')).toBe(200);
  clock.now = 20_000;
  expect([slots.take('c'), slots.take('d')]).toEqual([0, 200]);
  slots.free('c');
  clock.now = 46_000;
  expect([slots.take('d'), slots.take('e')]).toEqual([0, 0]);
});

test('the further behind, the later it looks again, at most after three seconds', () => {
  const { slots } = slotsAt(0);
  const looks = Array.from({ length: 300 }, (_, i) => slots.take(`m${i}`));
  expect([looks[7], looks[8], looks.at(-1)]).toEqual([200, 400, 3_000]);
});
