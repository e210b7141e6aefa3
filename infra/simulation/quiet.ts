import type { ServiceStore } from './store-port.ts';

type KindsOf = (service: string) => readonly string[];

/** Until when nobody who looks for work in the stores can find any: ms, or Infinity; undefined when there is some now. */
export function quietUntil(stores: ReadonlyMap<string, ServiceStore>, kindsOf: KindsOf, now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const store of stores.values()) {
    const work = nextWork(store, kindsOf(store.service));
    if (work <= now) return undefined;
    if (work < next) next = work;
  }
  return next;
}

/** When there is something to find in one service's store: ms; 0 when something is unsaid. */
export function nextWork({ tables }: ServiceStore, kinds: readonly string[]): number {
  let next = timeOf(tables.lowest('stuck', 'retryAt'));
  for (const kind of kinds) {
    if (tables.lowest(kind, 'unsaid') !== undefined) return 0;
    next = Math.min(next, timeOf(tables.lowest(kind, 'due')));
  }
  return next;
}

const timeOf = (value: string | number | undefined): number => (value === undefined ? Number.POSITIVE_INFINITY : Date.parse(value as string));
