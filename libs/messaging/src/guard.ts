import { withAnchor } from './anchors.ts';
import type { Outbox } from './outbox.ts';
import type { RelayMemory, RelayOptions, RelayState, Replay } from './relay-face.ts';
import { neededReplay, runReplay } from './replay.ts';
import type { StreamFacts } from './stream-face.ts';
import type { Sweep } from './sweep.ts';

export interface Guard {
  /** Says again what must be, then remembers how far the stream is whole. */
  look(): Promise<void>;
  save(): Promise<void>;
}

type Parts = Required<RelayOptions> & { readonly outbox: Outbox; readonly sweep: Sweep; readonly stopped: () => boolean };

/** Watches whether the stream still has what was said to it. */
export function createGuard({ stream, log, clock, memory, said, sweepEveryMs, outbox, sweep, stopped }: Parts): Guard {
  const keep = createKeeping(memory);
  const alarm = createAlarm(log);
  let state: RelayState | undefined;
  let loaded = false;

  async function look(): Promise<void> {
    // The next reconnect looks at once.
    if (!stream.connected()) return;
    if (!loaded) state = await memory.load();
    loaded = true;
    for (;;) {
      const clean = sweep.clean();
      const facts = await stream.facts();
      alarm(facts);
      const replay = await neededReplay(state, facts, stream, clock.now());
      if (replay === undefined) return anchor(facts, clean);
      await sayAgain(replay);
    }
  }

  async function sayAgain(replay: Replay): Promise<void> {
    const { created, since, cursor } = replay;
    log.warn({ stream: created, since, resumed: cursor !== undefined }, 'the stream is new, was cut back or its server restarted: saying again');
    const before = state ?? { created: '', serverId: '', anchors: [] };
    const onProgress = (progress: Replay) => {
      // Into the state first: after an interruption the next look goes on from here.
      state = { ...before, replay: progress };
      return keep.soon(state, sweepEveryMs / 2);
    };
    state = await runReplay(replay, { said, outbox, onProgress, stopped });
    log.info({ stream: created }, 'everything has been said again');
    await keep.now(state);
  }

  /** All that was unsaid is out, and then this was the last message: from here on nothing older needs to be said again. */
  async function anchor({ lastSequence, serverId }: StreamFacts, clean: ReturnType<Sweep['clean']>): Promise<void> {
    if (state === undefined || clean === undefined || clean.serverId !== serverId || lastSequence === 0) return;
    const newest = state.anchors[0];
    if (newest !== undefined && clean.at <= newest.whole) return;
    const id = await stream.messageIdAt(lastSequence);
    if (id === undefined || stream.serverId() !== serverId) return;
    state = { ...state, anchors: withAnchor(state.anchors, { sequence: lastSequence, id, whole: clean.at }) };
    await keep.soon(state, (newest?.sequence === lastSequence ? 30 : 2.5) * sweepEveryMs);
  }

  return { look, save: async () => (state === undefined ? undefined : keep.now(state)) };
}

function createKeeping(memory: RelayMemory) {
  let savedAt = Number.NEGATIVE_INFINITY;
  const now = async (state: RelayState) => {
    await memory.save(state);
    savedAt = performance.now();
  };
  return { now, soon: async (state: RelayState, atMostEveryMs: number) => (performance.now() - savedAt >= atMostEveryMs ? now(state) : undefined) };
}

/** A full stream refuses everything until its oldest messages have aged out. */
function createAlarm(log: RelayOptions['log']) {
  let toldAt = Number.NEGATIVE_INFINITY;
  return ({ bytes, maxBytes }: StreamFacts): void => {
    if (maxBytes <= 0 || bytes < maxBytes / 2 || performance.now() - toldAt < 3_600_000) return;
    toldAt = performance.now();
    log.error({ bytes, maxBytes }, 'the stream is more than half full: raise max_bytes before it refuses');
  };
}
