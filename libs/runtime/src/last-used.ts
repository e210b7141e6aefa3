/** Remembers the `most` values that were last kept or asked for. A Map keeps the order of insertion, so its first entry is the one not used for longest. */
export function lastUsed<T>(most: number) {
  const entries = new Map<string, T>();
  const keep = (name: string, value: T): T => {
    entries.delete(name);
    entries.set(name, value);
    if (entries.size > most) entries.delete(entries.keys().next().value as string);
    return value;
  };
  const get = (name: string): T | undefined => {
    const value = entries.get(name);
    return value === undefined ? undefined : keep(name, value);
  };
  const forget = (name: string): void => void entries.delete(name);
  return { get, keep, forget, size: () => entries.size };
}
