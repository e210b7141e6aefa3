import { describe, expect, it } from 'vitest';
import { smallRegion } from './region.fixture.ts';
import { minutesTo, travelMinutes } from './travel.ts';

describe('given two towns five kilometres apart at two minutes a kilometre', () => {
  it('when driving between them, then it takes ten minutes, both ways', () => {
    expect(travelMinutes(smallRegion(), 'm-oost', 'm-west')).toBe(10);
    expect(travelMinutes(smallRegion(), 'm-west', 'm-oost')).toBe(10);
  });

  it('when staying in town, then it takes the time within a municipality', () => {
    expect(travelMinutes(smallRegion(), 'm-oost', 'm-oost')).toBe(8);
  });

  it('when a detour is given, then it counts in both directions', () => {
    const region = { ...smallRegion(), travel: { ...smallRegion().travel, detours: [{ between: ['m-west', 'm-oost'] as const, minutes: 35 }] } };
    expect(minutesTo(region, 'm-oost')).toEqual({ 'm-oost': 8, 'm-west': 35 });
    expect(minutesTo(region, 'm-west')).toEqual({ 'm-oost': 35, 'm-west': 8 });
  });

  it('when the other town is next door, then it is no nearer than the own one', () => {
    const region = {
      ...smallRegion(),
      municipalities: [
        { id: 'm-a', name: 'A', x: 0, y: 0 },
        { id: 'm-b', name: 'B', x: 1, y: 0 },
      ],
    };
    expect(travelMinutes(region, 'm-a', 'm-b')).toBe(8);
  });

  it('when a town is unknown, then it throws', () => {
    expect(() => travelMinutes(smallRegion(), 'm-oost', 'm-zuid')).toThrow(RangeError);
  });
});
