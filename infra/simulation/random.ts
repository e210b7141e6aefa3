/** Chance that repeats: mulberry32. One stream per purpose, so that leaving one kind of fault out disturbs the others little. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number;
  /** 0 <= n < below, whole */
  below(below: number): number;
  chance(probability: number): boolean;
  between(low: number, high: number): number;
  oneOf<T>(items: readonly T[]): T;
}

export function randomFrom(seed: number, purpose = ''): Random {
  let state = mixed(seed, purpose);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    oneOf: <T>(items: readonly T[]): T => items[below(items.length)] as T,
  };
}

/** FNV-1a over the purpose, begun at the seed; also makes a seed of a seed. */
export function mixed(seed: number, purpose: string): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}
