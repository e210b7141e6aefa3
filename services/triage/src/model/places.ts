/** A place in a text, in UTF-16 units; `end` is just past the last one. */
export type Place = { start: number; end: number };

/** Everywhere that a pattern (with the flag g) fits. */
export function matches(text: string, pattern: RegExp): Place[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** Everywhere that the same letters stand. */
export function placesOf(text: string, part: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + 1)) {
    places.push({ start: at, end: at + part.length });
  }
  return places;
}
