import type { Outcome } from './status.ts';

export interface Ask {
  readonly path: string;
  readonly request: Buffer;
}

export interface Gathered extends Ask {
  settle(outcome: Outcome): void;
}

/** So that a group fits in one message, of at most 1 MB. */
const most = { asks: 128, bytes: 524_288 };

/**
 * Asks of the same turn of the event loop, handed over as one group. Nobody waits for company: a turn without another ask is
 * a group of one. `whose`: only what has the same may share a group.
 */
export function gatherCalls<Whose>(keyOf: (whose: Whose) => string, send: (group: readonly Gathered[], whose: Whose) => void) {
  const open = new Map<string, { readonly asks: Gathered[]; bytes: number }>();
  const begin = (key: string, whose: Whose) => {
    const group = { asks: [] as Gathered[], bytes: 0 };
    open.set(key, group);
    setImmediate(() => {
      if (open.get(key) === group) open.delete(key);
      send(group.asks, whose);
    });
    return group;
  };
  return (ask: Ask, whose: Whose): Promise<Outcome> => {
    const key = keyOf(whose);
    const begun = open.get(key);
    const fits = begun !== undefined && begun.asks.length < most.asks && begun.bytes + ask.request.length <= most.bytes;
    const group = fits ? begun : begin(key, whose);
    group.bytes += ask.request.length;
    return new Promise((settle) => group.asks.push({ ...ask, settle }));
  };
}
