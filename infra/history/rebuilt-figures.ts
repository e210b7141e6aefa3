import { isDeepStrictEqual } from 'node:util';
import type { Report, Rule } from './entry.ts';

/** I9: rebuilding insight from all said events gives the same figures. */
export function rebuiltFigures(report: Report): Rule {
  return {
    take(entry) {
      if (entry.what !== 'figures' || isDeepStrictEqual(entry.live, entry.rebuilt)) return;
      report({ invariant: 'I9', at: entry.at, about: 'insight', what: `live and rebuilt differ: ${differences(entry.live, entry.rebuilt)}` });
    },
  };
}

function differences(a: unknown, b: unknown): string {
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !isDeepStrictEqual(one[name], other[name]));
  return names
    .slice(0, 3)
    .map((name) => `${name} ${JSON.stringify(one[name])} / ${JSON.stringify(other[name])}`)
    .join('; ');
}
