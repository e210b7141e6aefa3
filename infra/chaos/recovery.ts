import type { Played } from '../journey/play.ts';
import type { DoneFault } from './do-faults.ts';

export interface Recoveries {
  /** From the fault to the first offer that arrived for a question asked after it. */
  readonly medianS: number;
  readonly worstS: number;
  /** From the fault until offers come again at 0.9 of their usual rate, for two seconds. */
  readonly rateMedianS: number;
  readonly rateWorstS: number;
  /** Faults after which nothing was offered any more, though questions were asked. */
  readonly unrecovered: string[];
}

const windowMs = 2_000;
const usualShare = 0.9;

type Seen = Pick<Played, 'asked' | 'firstOffers'>;

/** Only faults after the last question are left out: nothing could show a recovery from them. */
export function recoveries(played: Seen, faults: readonly DoneFault[]): Recoveries {
  const offered = offersOf(played);
  const lastAsked = Math.max(0, ...played.asked.map(({ at }) => at));
  const judged = faults.filter(({ at }) => at < lastAsked);
  const firsts = judged.map((fault) => ({ fault, s: firstAfter(offered, fault.at) }));
  const rate = rateOf(offered.map(({ offeredAt }) => offeredAt));
  return {
    ...spread(
      'medianS',
      'worstS',
      firsts.flatMap(({ s }) => (s === undefined ? [] : [s])),
    ),
    ...spread(
      'rateMedianS',
      'rateWorstS',
      judged.filter(({ at }) => at + windowMs < lastAsked).flatMap(({ at }) => rate(at) ?? []),
    ),
    unrecovered: firsts.flatMap(({ fault, s }) => (s === undefined ? [fault.name] : [])),
  };
}

/** Those of `faults` that happened while the system still recovered from one of `others`, or that one of `others` met before it had recovered. */
export function mixedWith(played: Seen, faults: readonly DoneFault[], others: readonly DoneFault[]): DoneFault[] {
  const offered = offersOf(played);
  const span = (fault: DoneFault) => ({ from: fault.at, to: fault.over + (firstAfter(offered, fault.over) ?? 0) * 1000 });
  const spans = others.map(span);
  return faults.filter((fault) => spans.some(({ from, to }) => span(fault).from <= to && from <= span(fault).to));
}

const offersOf = ({ asked, firstOffers }: Seen) =>
  asked.flatMap(({ caseId, at }) => {
    const offeredAt = firstOffers.get(caseId);
    return offeredAt === undefined ? [] : [{ askedAt: at, offeredAt }];
  });

function firstAfter(offered: readonly { askedAt: number; offeredAt: number }[], at: number): number | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const { askedAt, offeredAt } of offered) if (askedAt >= at) first = Math.min(first, offeredAt);
  return Number.isFinite(first) ? Math.max(0, first - at) / 1000 : undefined;
}

/** Seconds from a moment to the first two seconds in which at least 0.9 of the run's mean rate of offers arrived. */
function rateOf(times: readonly number[]): (from: number) => number | undefined {
  const sorted = times.toSorted((a, b) => a - b);
  const wanted = Math.max(1, Math.floor((usualShare * sorted.length * windowMs) / ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0) || windowMs)));
  return (from) => {
    for (let i = sorted.findIndex((time) => time >= from); i >= 0 && i + wanted - 1 < sorted.length; i++) {
      // The window may begin before its first offer, but not before the fault.
      const begin = Math.max(from, sorted[i + wanted - 1]! - windowMs);
      if (begin <= sorted[i]!) return (begin - from) / 1000;
    }
    return undefined;
  };
}

function spread<M extends string, W extends string>(median: M, worst: W, seconds: readonly number[]): Record<M | W, number> {
  const sorted = seconds.toSorted((a, b) => a - b);
  const round = (s = 0) => Math.round(s * 100) / 100;
  return { [median]: round(sorted[Math.floor(sorted.length / 2)]), [worst]: round(sorted.at(-1)) } as Record<M | W, number>;
}
