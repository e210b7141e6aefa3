import type { Vector } from './features.ts';

/** One yes/no question to learn: `yes[i]` and `cost[i]` belong to `vectors[i]`. */
export type Separation = { vectors: Vector[]; yes: boolean[]; cost: number[]; size: number };

/** A hyperplane; the last weight is the bias. */
export type Plane = Float64Array;

const ROUNDS = 30;
const TOLERANCE = 0.01;

/**
 * L2-loss linear SVM by dual coordinate descent (Hsieh et al. 2008, as in liblinear).
 * The order of the examples is drawn from a seeded generator: same data, same weights.
 */
export function separate({ vectors, yes, cost, size }: Separation): Plane {
  const plane = new Float64Array(size + 1);
  const alpha = new Float64Array(vectors.length);
  const squared = Float64Array.from(vectors, (vector) => lengthSquared(vector));
  const order = Int32Array.from(vectors, (_, i) => i);
  const random = generator(20240601);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    let largest = 0;
    for (const i of order) {
      const vector = vectors[i]!;
      const sign = yes[i] ? 1 : -1;
      const diagonal = 0.5 / cost[i]!;
      const gradient = sign * signedDistance(plane, vector) - 1 + diagonal * alpha[i]!;
      const projected = alpha[i] === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      largest = Math.max(largest, Math.abs(projected));
      const before = alpha[i]!;
      alpha[i] = Math.max(before - gradient / (squared[i]! + diagonal), 0);
      move(plane, vector, (alpha[i]! - before) * sign);
    }
    if (largest < TOLERANCE) break;
  }
  return plane;
}

export function signedDistance(plane: Plane, { buckets, values }: Vector): number {
  let sum = plane[plane.length - 1]!;
  for (let i = 0; i < buckets.length; i++) sum += plane[buckets[i]!]! * values[i]!;
  return sum;
}

function move(plane: Plane, { buckets, values }: Vector, by: number): void {
  for (let i = 0; i < buckets.length; i++) plane[buckets[i]!]! += by * values[i]!;
  plane[plane.length - 1]! += by;
}

function lengthSquared({ values }: Vector): number {
  let sum = 1;
  for (const value of values) sum += value * value;
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
