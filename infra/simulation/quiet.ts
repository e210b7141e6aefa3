import type { ServiceStore } from './store-port.ts';

/** Until when nobody who looks for work in the stores can find any: ms, or Infinity; undefined when there is some now. */
export function quietUntil(stores: ReadonlyMap<string, ServiceStore>, kindsOf: (service: string) => readonly string[], now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const { service, tables } of stores.values()) {
    for (const kind of kindsOf(service)) {
      if (tables.lowest(kind, 'unsaid') !== undefined) return undefined;
      const due = timeOf(tables.lowest(kind, 'due'));
      if (due <= now) return undefined;
      if (due < next) next = due;
    }
    const retry = timeOf(tables.lowest('stuck', 'retryAt'));
    if (retry <= now) return undefined;
    if (retry < next) next = retry;
  }
  return next;
}

const timeOf = (value: string | number | undefined): number => (value === undefined ? Number.POSITIVE_INFINITY : Date.parse(value as string));
