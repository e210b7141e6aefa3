/**
 * Remembers at least the `least` values that were last kept or asked for, and at most twice as many. The older half goes
 * as a whole: finding the oldest of one Map means walking over all that was taken out of it before.
 */
export function lastUsed<T>(least: number) {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const keep = (name: string, value: T): T => {
    young.set(name, value);
    if (young.size >= least) [old, young] = [young, new Map()];
    return value;
  };
  const get = (name: string): T | undefined => {
    const value = young.get(name);
    if (value !== undefined) return value;
    const again = old.get(name);
    return again === undefined ? undefined : keep(name, again);
  };
  return { get, keep };
}
