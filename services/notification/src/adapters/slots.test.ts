import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

function slotsAt(most = 2) {
  const clock = { now: 0 };
  return { clock, slots: createSlots({ most, patience: 40, now: () => clock.now }) };
}
const all = (...taken: Promise<boolean>[]) => Promise.all(taken);

test('so many and no more; who waits gets the next that comes free', async () => {
  const { slots } = slotsAt();
  expect(await all(slots.take('a'), slots.take('b'))).toEqual([true, true]);
  const third = slots.take('c');
  slots.free('a');
  expect(await third).toBe(true);
  expect(await slots.take('d')).toBe(false);
});

test('who does not wait gets one only where nobody waits', async () => {
  const { slots } = slotsAt();
  expect([slots.takeFree('a'), slots.takeFree('b'), slots.takeFree('c')]).toEqual([true, true, false]);
  const waits = slots.take('d');
  slots.free('a');
  expect([await waits, slots.takeFree('e')]).toEqual([true, false]);
  slots.free('b');
  expect(slots.takeFree('e')).toBe(true);
});

test('a step that runs once more after a lost commit keeps the slot it has', async () => {
  const { slots } = slotsAt();
  expect(await all(slots.take('a'), slots.take('b'))).toEqual([true, true]);
  expect(await slots.take('a')).toBe(true);
});

test('a slot whose effect never begins comes free by itself, one whose effect began at its own end', async () => {
  const { slots, clock } = slotsAt();
  await all(slots.take('lost'), slots.take('begun'));
  slots.keep('begun', 46_000);
  clock.now = 2_999;
  expect(await slots.take('c')).toBe(false);
  clock.now = 3_000;
  expect(await slots.take('c')).toBe(true);
  expect(await slots.take('d')).toBe(false);
  slots.free('c');
  clock.now = 46_000;
  expect(await all(slots.take('d'), slots.take('e'))).toEqual([true, true]);
});
