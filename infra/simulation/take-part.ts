import {
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
  type Runner,
  type Stuck,
  startDueTimes,
  subjectsOf,
} from '@mio/flow';
import { startRelay } from '../../libs/messaging/src/relay.ts';
import type { RelayMemory, RelayState } from '../../libs/messaging/src/relay-face.ts';
import type { EventStream } from '../../libs/messaging/src/stream-face.ts';

export interface TakingPart {
  readonly flow: Flow;
  readonly store: DocumentStore;
  readonly stream: EventStream;
  readonly clock: { now(): string };
  readonly log: Parameters<typeof startRelay>[0]['log'];
  readonly reads: unknown;
  readonly effects: Readonly<Record<string, EffectDoer>>;
}

/** How often the parts look for work. Longer than in life, where looking costs nobody anything: every look is a step here. */
export const lookEveryMs = { dueTimes: 2_000, relay: 3_000, outMarks: 1_000 } as const;

/** One process of a service, of the same parts in the same order as libs/service makes one; only its doors are missing. */
export function takePart({ flow, store, stream, clock, log, reads, effects }: TakingPart): { runner: Runner; stuck: Stuck } {
  const stuck = createStuck({ store, clock, log });
  const said = createSaid({ flow, store, clock, everyMs: lookEveryMs.outMarks });
  const relay = startRelay({ stream, log, clock, memory: relayMemory(store), said, sweepEveryMs: lookEveryMs.relay });
  const say = (messages: readonly Outgoing[]) => void relay.say(messages).catch(() => undefined);
  const all = { sayAgain: sayAgain(store, flow, say), ...effects };
  const runner = createRunner({ flow, store, reads, effects: all, clock, log, stuck, say });
  said.onMarked(runner.marked);
  const deliver = createDeliver({ flow, runner, stuck, log });
  const subjects = subjectsOf(flow);
  if (subjects.length > 0) void stream.work({ durable: flow.service, subjects, handle: ({ bytes, delivered }) => deliver.message(bytes, delivered) });
  startDueTimes({ flow, store, runner, stuck, deliver, clock, log, everyMs: lookEveryMs.dueTimes });
  return { runner, stuck };
}

function relayMemory(store: DocumentStore): RelayMemory {
  const at = { collection: 'memory', id: 'relay' } as const;
  return {
    load: async () => (await store.get(at.collection, at.id))?.body as unknown as RelayState | undefined,
    async save(state) {
      const before = await store.get(at.collection, at.id);
      await store.write([{ ...at, expect: before?.rev ?? 0, body: state as never, index: {} }]);
    },
  };
}

const sayAgain =
  (store: DocumentStore, flow: Flow, say: (messages: readonly Outgoing[]) => void): EffectDoer =>
  async (_, { id }) => {
    const kind = flow.kinds.find(({ name }) => id.startsWith(documentId(flow.service, name, '')));
    const stored = kind && (await store.get(kind.name, id));
    if (stored !== undefined && kind !== undefined) say(outgoingOf(kind, stored));
    return undefined;
  };
