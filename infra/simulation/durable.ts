import { isFailure } from '@mio/runtime';
import type { Dice } from './faults.ts';
import type { Owner } from './scheduler.ts';
import type { Message, StreamParts } from './stream-parts.ts';

export interface Delivery {
  readonly bytes: Uint8Array;
  readonly sequence: number;
  readonly delivered: number;
}
export type Verdict = 'settle' | { readonly retryInMs: number };
export interface Handler {
  handle(delivery: Delivery): Promise<Verdict>;
  /** The process dies before it settles. */
  dies(): boolean;
}

/** One service's place in the stream, shared by its replicas. */
export interface Durable {
  wants(subject: string): boolean;
  subscribe(owner: Owner, handler: Handler): () => void;
  pump(): void;
  forget(owner: Owner): void;
  isQuiet(): boolean;
  /** Delivers nothing any more. */
  pause(): void;
  /** From the first sequence again. */
  begin(): void;
}

interface Subscriber {
  readonly owner: Owner;
  readonly handler: Handler;
  held: number;
}
interface Held {
  readonly delivered: number;
  by: Subscriber | undefined;
}

const windowSize = 64;
const heldAtOnce = 64;
const unsettledAtOnce = 4 * heldAtOnce;
const ackWaitMs = 30_000;

type Parts = StreamParts & {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly owner: Owner;
  readonly stream: { at(sequence: number): Message | undefined; first(): number; last(): number };
  readonly up: () => boolean;
};

export function createDurable({ scheduler, random, dice, recorder, name, subjects, owner, stream, up }: Parts): Durable {
  const wanted = new Set(subjects);
  const subscribers: Subscriber[] = [];
  let next = stream.first();
  let window: number[] = [];
  let redo: number[] = [];
  let unsettled = new Map<number, Held>();
  let paused = false;
  /** What was delivered before belongs to a consumer that is gone. */
  let epoch = 0;

  function fill(): void {
    next = Math.max(next, stream.first());
    for (; window.length < windowSize && next <= stream.last(); next++) if (wanted.has(stream.at(next)!.subject)) window.push(next);
  }

  function take(): number | undefined {
    if (redo.length > 0 && (window.length === 0 || random.chance(0.5))) return redo.shift();
    const i = dice.on('shuffles') ? random.below(window.length) : 0;
    const [sequence] = window.splice(i, 1);
    return sequence;
  }

  function pump(): void {
    if (paused || !up()) return;
    fill();
    while (unsettled.size - redo.length < unsettledAtOnce && (redo.length > 0 || window.length > 0)) {
      const free = subscribers.filter(({ held, owner: { dead } }) => !dead && held < heldAtOnce);
      if (free.length === 0) return;
      const sequence = take()!;
      fill();
      const message = stream.at(sequence);
      if (message === undefined) {
        unsettled.delete(sequence);
        continue;
      }
      deliver(message, random.oneOf(free));
      if (dice.hits('duplicates', 0.1)) hand(message, random.oneOf(free), 2, epoch, () => {});
    }
  }

  function deliver(message: Message, by: Subscriber): void {
    const held: Held = { delivered: (unsettled.get(message.sequence)?.delivered ?? 0) + 1, by };
    unsettled.set(message.sequence, held);
    by.held += 1;
    const of = epoch;
    hand(message, by, held.delivered, of, () => {
      if (of === epoch) by.held -= 1;
    });
  }

  function hand(message: Message, { owner: to, handler }: Subscriber, delivered: number, of: number, done: () => void): void {
    const run = async () => {
      recorder.record({ what: 'delivered', at: scheduler.now(), service: name, id: message.id });
      const verdict = await handler.handle({ bytes: message.bytes, sequence: message.sequence, delivered }).catch((error: unknown): Verdict => {
        if (!isFailure(error, 'unavailable')) throw error;
        return { retryInMs: 1_000 };
      });
      scheduler.soon(to, () => {
        done();
        if (verdict === 'settle' && handler.dies()) return;
        if (of === epoch) answer(message, verdict);
        pump();
      });
    };
    if (dice.hits('delays', 0.05)) scheduler.after(dice.of('delays').below(2_000), to, run);
    else scheduler.soon(to, run);
  }

  function answer({ sequence, id }: Message, verdict: Verdict): void {
    const held = unsettled.get(sequence);
    if (held === undefined) return;
    if (verdict !== 'settle') return againIn(sequence, held, verdict.retryInMs);
    recorder.record({ what: 'settled', at: scheduler.now(), service: name, id });
    if (lost(dice)) return againIn(sequence, held, ackWaitMs);
    unsettled.delete(sequence);
  }

  function againIn(sequence: number, held: Held, ms: number): void {
    const of = epoch;
    held.by = undefined;
    scheduler.after(ms, owner, () => {
      if (of !== epoch || unsettled.get(sequence) !== held) return;
      redo.push(sequence);
      pump();
    });
  }

  return {
    wants: (subject) => wanted.has(subject),
    subscribe(to, handler) {
      const subscriber: Subscriber = { owner: to, handler, held: 0 };
      subscribers.push(subscriber);
      pump();
      return () => void subscribers.splice(subscribers.indexOf(subscriber), 1);
    },
    pump,
    forget(gone) {
      for (const [sequence, held] of unsettled) if (held.by?.owner === gone) againIn(sequence, held, ackWaitMs);
      const i = subscribers.findIndex((each) => each.owner === gone);
      if (i >= 0 && gone.dead) subscribers.splice(i, 1);
    },
    isQuiet() {
      fill();
      return window.length === 0 && redo.length === 0 && !paused;
    },
    pause() {
      paused = true;
      epoch += 1;
    },
    begin() {
      paused = false;
      [next, window, redo, unsettled] = [stream.first(), [], [], new Map()];
      for (const subscriber of subscribers) subscriber.held = 0;
      pump();
    },
  };
}

/** The server did not hear that it was settled. */
const lost = (dice: Dice): boolean => dice.hits('lostAcks', 0.005);
