/** Handled numbers of one source document, as closed ranges in order: [[1,4],[6,6]]. */
export type Ranges = readonly (readonly [number, number])[];

export const includes = (ranges: Ranges, n: number): boolean => ranges.some(([from, to]) => from <= n && n <= to);

/** Adds one number and joins neighbours; the same ranges when it was there. */
export function add(ranges: Ranges, n: number): Ranges {
  if (ranges.length === 0) return [[n, n]];
  if (includes(ranges, n)) return ranges;
  const sorted = [...ranges, [n, n] as const].sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] + 1 >= from) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
