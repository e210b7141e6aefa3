import { Unavailable } from '@mio/runtime';
import { type Anchor, standing, withAnchor } from './anchors.ts';
import type { Outbox, Said } from './outbox.ts';
import type { RelayState, Replay, SaidSource } from './relay-face.ts';
import type { EventStream, StreamFacts } from './stream-face.ts';

/** Slow commits, slow sweeps and clocks of replicas that differ. */
const marginMs = 60_000;

/**
 * What must be said again before the stream can be trusted, or undefined. Same stream, same run of the server, newest
 * anchor standing: nothing. Another run: from the newest anchor that stands, less a minute. None stands, or another
 * stream: all that the stream would still keep. One that was under way goes on when what it said still stands.
 */
export async function neededReplay(state: RelayState | undefined, facts: StreamFacts, stream: EventStream, now: string): Promise<Replay | undefined> {
  const view = { ...facts, messageIdAt: stream.messageIdAt };
  const same = state?.created === facts.created;
  const kept = state !== undefined && same ? await standing(state.anchors, view, now) : [];
  const newest = kept[0];
  const { replay } = state ?? {};
  if (replay === undefined && same && state.serverId === facts.serverId && newest !== undefined && newest === state.anchors[0]) return undefined;

  const since = newest === undefined ? iso(Date.parse(now) - facts.maxAgeMs) : iso(Math.min(Date.parse(newest.whole), Date.parse(now)) - marginMs);
  if (replay !== undefined && replay.created === facts.created && replay.since <= since) {
    const { last, startedAt } = replay;
    if (last === undefined || (await standing([{ ...last, whole: startedAt }], view, now)).length > 0) return replay;
  }
  return { created: facts.created, serverId: facts.serverId, since, startedAt: now, kept };
}

interface Parts {
  readonly said: SaidSource;
  readonly outbox: Outbox;
  readonly onProgress: (replay: Replay) => Promise<void>;
  readonly stopped: () => boolean;
}

/**
 * Says a replay page by page; the state in which the stream can be trusted again. It names the run of the server with
 * which the replay began: if that changed on the way, the next look says again what was said since then.
 */
export async function runReplay(replay: Replay, { said, outbox, onProgress, stopped }: Parts): Promise<RelayState> {
  let current = replay;
  for (;;) {
    const page = await said.since(current.since, current.cursor);
    const outcome = await outbox.say(page.messages, false);
    if (!outcome.all) throw Unavailable('saying again was interrupted');
    current = further(current, outcome.furthest, page.next);
    if (page.next === undefined) return trusted(current);
    await onProgress(current);
    if (stopped()) throw Unavailable('stopped while saying again');
  }
}

function further(replay: Replay, furthest: Said['furthest'], next: string | undefined): Replay {
  const last = furthest !== undefined && furthest.sequence > (replay.last?.sequence ?? 0) ? furthest : replay.last;
  const { cursor: _, ...rest } = replay;
  return { ...rest, ...(last === undefined ? {} : { last }), ...(next === undefined ? {} : { cursor: next }) };
}

function trusted({ created, serverId, startedAt, last, kept }: Replay): RelayState {
  const before = kept[0];
  const end = last !== undefined && last.sequence >= (before?.sequence ?? 0) ? last : (before ?? { sequence: 0, id: '' });
  const base: Anchor = { sequence: end.sequence, id: end.id, whole: startedAt };
  return { created, serverId, anchors: withAnchor(kept, base) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
