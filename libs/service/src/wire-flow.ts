import {
  type Clock,
  createDeliver,
  createRunner,
  createSaid,
  createStuck,
  type DocumentStore,
  documentId,
  type EffectDoer,
  type Flow,
  type Outgoing,
  outgoingOf,
} from '@mio/flow';
import { type EventStream, type RelayState, startRelay } from '@mio/messaging';
import type { Log } from '@mio/runtime';

interface Parts {
  readonly flow: Flow;
  readonly store: DocumentStore;
  readonly stream: EventStream;
  readonly clock: Clock;
  readonly log: Log;
  readonly reads: unknown;
  readonly effects: Readonly<Record<string, EffectDoer>>;
  /** How often the relay and the out marks look for work (ms); usually as they themselves see fit. */
  readonly everyMs?: { readonly relay: number; readonly outMarks: number };
}

/** The core around a flow, without doors and clocks: what commits, what says it, and what takes events in. */
export function wireFlow({ flow, store, stream, clock, log, reads, effects, everyMs }: Parts) {
  const stuck = createStuck({ store, clock, log });
  const said = createSaid({ flow, store, clock, ...(everyMs && { everyMs: everyMs.outMarks }) });
  const relay = startRelay({ stream, log, clock, memory: relayMemory(store), said, ...(everyMs && { sweepEveryMs: everyMs.relay }) });
  const say = (messages: readonly Outgoing[]) => void relay.say(messages);
  const all = { sayAgain: sayAgain(store, flow, say), ...effects };
  const runner = createRunner({ flow, store, reads, effects: all, clock, log, stuck, say });
  said.onMarked(runner.marked);
  const deliver = createDeliver({ flow, runner, stuck, log });
  return { stuck, said, relay, runner, deliver };
}

/** One document per service; of two replicas the last one wins, which costs at most a second saying. */
function relayMemory(store: DocumentStore) {
  const at = { collection: 'memory', id: 'relay' } as const;
  return {
    load: async () => (await store.get(at.collection, at.id))?.body as unknown as RelayState | undefined,
    async save(state: RelayState) {
      const before = await store.get(at.collection, at.id);
      await store.write([{ ...at, expect: before?.rev ?? 0, body: state as never, index: {} }]);
    },
  };
}

/** An effect that any document may cause: what it has said goes out once more, with the same ids. */
const sayAgain =
  (store: DocumentStore, flow: Flow, say: (messages: readonly Outgoing[]) => void) =>
  async (_: unknown, { id }: { id: string }) => {
    const kind = flow.kinds.find(({ name }) => id.startsWith(documentId(flow.service, name, '')));
    const stored = kind && (await store.get(kind.name, id));
    if (stored !== undefined && kind !== undefined) say(outgoingOf(kind, stored));
    return undefined;
  };
