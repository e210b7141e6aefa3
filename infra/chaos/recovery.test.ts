import { expect, test } from 'vitest';
import type { DoneFault } from './do-faults.ts';
import { mixedWith, recoveries } from './recovery.ts';

const fault = (at: number): DoneFault => ({ what: 'kill', name: `kill at ${at}`, at, over: at });
/** Ten questions a second for a minute; `waits`: ms to the offer of the question asked at a moment, undefined when it never comes. */
const played = (waits: (at: number) => number | undefined) => {
  const asked = Array.from({ length: 600 }, (_, i) => ({ caseId: `c${i}`, statusUrl: '', at: i * 100, question: {} as never }));
  const firstOffers = new Map(asked.flatMap(({ caseId, at }) => (waits(at) === undefined ? [] : [[caseId, at + waits(at)!] as const])));
  return { asked, firstOffers };
};

test('the first offer for a question asked after the fault, and the rate', () => {
  const { medianS, worstS, rateWorstS, unrecovered } = recoveries(
    played((at) => (at >= 20_000 && at < 24_000 ? 28_000 - at : 200)),
    [fault(10_050), fault(20_000)],
  );
  expect({ medianS, worstS, unrecovered }).toEqual({ medianS: 4.2, worstS: 4.2, unrecovered: [] });
  expect(rateWorstS).toBeGreaterThan(2);
});

test('a fault after which nothing works again is named, and does not mend the figure', () => {
  const all = recoveries(
    played((at) => (at < 30_000 ? 300 : undefined)),
    [fault(10_000), fault(30_000), fault(40_000), fault(70_000)],
  );
  expect(all.unrecovered).toEqual(['kill at 30000', 'kill at 40000']);
  expect(all.worstS).toBe(0.3);
});

test('a kill that fell into the recovery from a wipe, or into which a wipe fell, is told apart', () => {
  const slow = played((at) => (at >= 20_000 && at < 24_000 ? 28_000 - at : 200));
  const faults = [fault(10_000), fault(19_900), fault(22_000), fault(40_000)];
  expect(mixedWith(slow, faults, [{ ...fault(20_000), over: 23_000 }]).map(({ at }) => at)).toEqual([19_900, 22_000]);
});
