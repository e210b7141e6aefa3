import { createDurable, type Durable, type Handler } from './durable.ts';
import type { Owner } from './scheduler.ts';
import type { Message, StreamParts } from './stream-parts.ts';

/** What a stream server keeps. Like JetStream: acknowledged is not durable, and its dedupe forgets after two minutes. */
export interface MemoryStream {
  readonly owner: Owner;
  created(): string;
  serverId(): string;
  first(): number;
  last(): number;
  up(): boolean;
  at(sequence: number): Message | undefined;
  store(message: Pick<Message, 'id' | 'subject' | 'bytes'>, dedupe: boolean): { sequence: number; duplicate: boolean };
  refuses(): boolean;
  subscribe(name: string, subjects: readonly string[], owner: Owner, handle: Handler): () => void;
  onReconnect(owner: Owner, heard: () => void): void;
  /** Everything that a process held comes to others. */
  forget(owner: Owner): void;
  /** Nothing is on its way to anybody. */
  isQuiet(): boolean;
  /** When it was last away, wiped or cut back. */
  changedAt(): number;
  away(ms: number, restarts: boolean): void;
  full(ms: number): void;
  wipe(): void;
  cutBack(by: number): void;
}

const windowMs = 120_000;
const maxAgeMs = 14 * 86_400_000;

export function createMemoryStream(parts: StreamParts): MemoryStream {
  const { scheduler, dice, recorder } = parts;
  const owner: Owner = { name: 'stream', dead: false, stoppedUntil: 0 };
  const durables = new Map<string, Durable>();
  const listeners: { owner: Owner; heard: () => void }[] = [];
  let run = 1;
  let made = 1;
  let firstSequence = 1;
  let messages: Message[] = [];
  let known = new Map<string, { sequence: number; at: number }>();
  let awayUntil = 0;
  let fullUntil = 0;
  let changedAt = scheduler.now();

  const lastSequence = () => firstSequence + messages.length - 1;
  const view = { at: (sequence: number) => messages[sequence - firstSequence], first: () => firstSequence, last: lastSequence };

  function forgetOld(): void {
    const now = scheduler.now();
    for (const [id, { at }] of known) {
      if (now - at <= windowMs) break;
      known.delete(id);
    }
    let old = 0;
    while (old < messages.length && now - messages[old]!.at > maxAgeMs) old += 1;
    if (old < 500) return;
    messages.splice(0, old);
    firstSequence += old;
  }

  function restarted(): void {
    run += 1;
    const now = scheduler.now();
    known = new Map(messages.filter(({ at }) => now - at <= windowMs).map(({ id, sequence, at }) => [id, { sequence, at }]));
  }

  /** Consumers are made anew from the first sequence; each service finds out when it next looks. */
  function consumersAnew(): void {
    for (const durable of durables.values()) durable.pause();
    scheduler.after(dice.of('cutBacks').below(5_000), owner, () => {
      for (const durable of durables.values()) durable.begin();
    });
  }

  function reconnect(): void {
    changedAt = scheduler.now();
    for (const each of listeners) if (!each.owner.dead) scheduler.soon(each.owner, each.heard);
    for (const durable of durables.values()) durable.pump();
  }

  function away(ms: number, restarts: boolean): void {
    awayUntil = Math.max(awayUntil, scheduler.now() + ms);
    changedAt = awayUntil;
    scheduler.after(ms, owner, () => {
      if (scheduler.now() < awayUntil) return;
      if (restarts) restarted();
      reconnect();
    });
  }

  return {
    owner,
    ...view,
    created: () => `stream ${made}`,
    serverId: () => `server ${run}`,
    up: () => scheduler.now() >= awayUntil,
    refuses: () => scheduler.now() < fullUntil,
    store({ id, subject, bytes }, dedupe) {
      forgetOld();
      const before = known.get(id);
      if (dedupe && before !== undefined) return { sequence: before.sequence, duplicate: true };
      const at = scheduler.now();
      const sequence = lastSequence() + 1;
      messages.push({ sequence, id, subject, bytes, at });
      known.set(id, { sequence, at });
      recorder.record({ what: 'published', at, id, sequence });
      for (const durable of durables.values()) if (durable.wants(subject)) durable.pump();
      return { sequence, duplicate: false };
    },
    subscribe(name, subjects, subscriber, handle) {
      const durable = durables.get(name) ?? createDurable({ ...parts, name, subjects, owner, stream: view, up: () => scheduler.now() >= awayUntil });
      durables.set(name, durable);
      return durable.subscribe(subscriber, handle);
    },
    onReconnect: (listener, heard) => void listeners.push({ owner: listener, heard }),
    forget(gone) {
      for (const durable of durables.values()) durable.forget(gone);
      for (let i = listeners.length; i-- > 0; ) if (listeners[i]!.owner.dead) listeners.splice(i, 1);
    },
    isQuiet: () => scheduler.now() >= awayUntil && [...durables.values()].every((durable) => durable.isQuiet()),
    changedAt: () => changedAt,
    away,
    full: (ms) => {
      fullUntil = scheduler.now() + ms;
    },
    wipe() {
      made += 1;
      [firstSequence, messages, known] = [1, [], new Map()];
      consumersAnew();
      away(dice.of('wipes').below(10_000), true);
    },
    cutBack(by) {
      messages.splice(Math.max(0, messages.length - by));
      consumersAnew();
      away(dice.of('cutBacks').below(10_000), true);
    },
  };
}
