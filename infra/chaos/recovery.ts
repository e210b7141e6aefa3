import type { Played } from '../journey/play.ts';
import type { DoneFault } from './do-faults.ts';

/** Seconds from each kill to the first offer that arrived for a question asked after it. */
export function recoveries(played: Played, faults: readonly DoneFault[]): { medianS: number; worstS: number; wipesWorstS: number } {
  const arrived = played.asked.flatMap(({ caseId, at }) => {
    const offered = played.firstOffers.get(caseId);
    return offered === undefined ? [] : [{ at, offered }];
  });
  const after = (fault: DoneFault) => {
    const times = arrived.filter(({ at }) => at >= fault.at).map(({ offered }) => (offered - fault.at) / 1000);
    return times.length === 0 ? [] : [Math.max(0, Math.min(...times))];
  };
  const sorted = (of: readonly DoneFault[]) => of.flatMap(after).sort((a, b) => a - b);
  const kills = sorted(faults.filter(({ what }) => what.startsWith('kill')));
  const wipes = sorted(faults.filter(({ what }) => !what.startsWith('kill')));
  return { medianS: round(kills[Math.floor(kills.length / 2)] ?? 0), worstS: round(kills.at(-1) ?? 0), wipesWorstS: round(wipes.at(-1) ?? 0) };
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;
