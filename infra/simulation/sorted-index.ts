import type { IndexValue } from '@mio/storage';

export interface Entry {
  readonly value: string | number;
  readonly id: string;
}

/** One index in order of (value, id): numbers before text, text by its UTF-8 bytes, as both real stores have it. */
export function sortedIndex() {
  const entries: Entry[] = [];

  /** Where the first entry lies that is not before (value, id). */
  function place(value: string | number, id: string): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle]!;
      if ((compareValues(entry.value, value) || compareText(entry.id, id)) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    entries,
    place,
    change(id: string, from: IndexValue | undefined, to: IndexValue): void {
      if (from === to) return;
      if (from !== null && from !== undefined) entries.splice(place(from, id), 1);
      if (to !== null) entries.splice(place(to, id), 0, { value: to, id });
    },
  };
}

export function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareText(a, b);
}

const surrogate = 0xd800;

/** UTF-16 puts the halves of rare characters before U+E000–U+FFFF; UTF-8 does not. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    if (x >= surrogate && y >= surrogate) return lifted(x) - lifted(y);
    return x - y;
  }
  return a.length - b.length;
}

const lifted = (unit: number): number => (unit < 0xe000 ? unit + 0x10000 : unit);
