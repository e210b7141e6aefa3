/** Sparse rows of features, one for each example: row `i` is `columns` and `values` from `starts[i]` to `starts[i + 1]`. */
export type Rows = { starts: Int32Array; columns: Int32Array; values: Float64Array; width: number };

/** One yes/no question to learn from the rows of `among`: `yes[i]` and `cost[i]` belong to row `i`. */
export type Separation = { rows: Rows; among: Int32Array; yes: boolean[]; cost: number[] };

/** A hyperplane; the last weight is the bias. */
export type Plane = Float64Array;

const ROUNDS = 30;
const TOLERANCE = 0.01;

/**
 * L2-loss linear SVM by dual coordinate descent (Hsieh et al. 2008, as in liblinear).
 * The order of the examples is drawn from a seeded generator: same data, same weights.
 */
export function separate({ rows, among, yes, cost }: Separation): Plane {
  const plane = new Float64Array(rows.width + 1);
  const alpha = new Float64Array(yes.length);
  const squared = Float64Array.from(yes, (_, i) => lengthSquared(rows, i));
  const order = among.slice();
  const random = generator(20240601);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    let largest = 0;
    for (const i of order) {
      const sign = yes[i] ? 1 : -1;
      const diagonal = 0.5 / cost[i]!;
      const gradient = sign * signedDistance(plane, rows, i) - 1 + diagonal * alpha[i]!;
      const projected = alpha[i] === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      largest = Math.max(largest, Math.abs(projected));
      const before = alpha[i]!;
      alpha[i] = Math.max(before - gradient / (squared[i]! + diagonal), 0);
      move(plane, rows, i, (alpha[i]! - before) * sign);
    }
    if (largest < TOLERANCE) break;
  }
  return plane;
}

function signedDistance(plane: Plane, { starts, columns, values, width }: Rows, row: number): number {
  let sum = plane[width]!;
  const end = starts[row + 1]!;
  for (let i = starts[row]!; i < end; i++) sum += plane[columns[i]!]! * values[i]!;
  return sum;
}

function move(plane: Plane, { starts, columns, values, width }: Rows, row: number, by: number): void {
  const end = starts[row + 1]!;
  for (let i = starts[row]!; i < end; i++) plane[columns[i]!]! += by * values[i]!;
  plane[width]! += by;
}

function lengthSquared({ starts, values }: Rows, row: number): number {
  let sum = 1;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += values[i]! * values[i]!;
  return sum;
}

/** Mulberry32: 32 bits of state, the same on every machine. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(items: Int32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i]!;
    items[i] = items[j]!;
    items[j] = held;
  }
}
