import { isFailure, type Log } from '@mio/runtime';
import type { OutgoingMessage, SaidSource } from './relay-face.ts';
import { saySurely } from './say-surely.ts';
import type { Ack, EventStream } from './stream-face.ts';

export interface Outbox {
  /** In this order, pipelined. The furthest acknowledgement, and whether all came. Never rejects. */
  say(messages: readonly OutgoingMessage[], mark: boolean): Promise<Said>;
  /** Under way, or acknowledged so lately that its mark may still be on its way to the store. */
  knows(id: string): 'underWay' | 'out' | undefined;
  underWay(): number;
}

export interface Said {
  readonly all: boolean;
  readonly furthest?: { readonly sequence: number; readonly id: string };
}

/** How long an acknowledged message is left alone although the store still calls it unsaid. */
const rememberMs = 10_000;

export function createOutbox({ stream, said, log, onBackwards }: { stream: EventStream; said: SaidSource; log: Log; onBackwards: () => void }): Outbox {
  const flying = new Set<string>();
  let out = { now: new Set<string>(), before: new Set<string>(), turnedAt: performance.now() };
  let highest = 0;

  async function one(message: OutgoingMessage): Promise<Ack | undefined> {
    flying.add(message.id);
    try {
      const ack = await saySurely(stream, message);
      remember(message.id);
      notice(ack);
      return ack;
    } catch (error) {
      log[isFailure(error, 'unavailable') ? 'debug' : 'error']({ id: message.id, err: error }, 'not said yet; the sweep says it again');
      return undefined;
    } finally {
      flying.delete(message.id);
    }
  }

  /** A sequence below one we had: the stream is another, or was cut back. */
  function notice({ sequence, duplicate }: Ack): void {
    const backwards = sequence < highest && !duplicate;
    highest = backwards ? sequence : Math.max(highest, sequence);
    if (backwards) onBackwards();
  }

  function remember(id: string): void {
    if (performance.now() - out.turnedAt > rememberMs) out = { now: new Set(), before: out.now, turnedAt: performance.now() };
    out.now.add(id);
  }

  return {
    async say(messages, mark) {
      const acks = await Promise.all(messages.map(one));
      const firstMissing = acks.indexOf(undefined);
      // Up to the first failure only: an owner may note "out up to this number".
      const good = firstMissing === -1 ? messages : messages.slice(0, firstMissing);
      if (mark && good.length > 0) said.out(good.map((message) => message.mark));
      const furthest = furthestOf(messages, acks);
      return { all: firstMissing === -1, ...(furthest === undefined ? {} : { furthest }) };
    },
    knows: (id) => (flying.has(id) ? 'underWay' : out.now.has(id) || out.before.has(id) ? 'out' : undefined),
    underWay: () => flying.size,
  };
}

function furthestOf(messages: readonly OutgoingMessage[], acks: readonly (Ack | undefined)[]): Said['furthest'] {
  let furthest: Said['furthest'];
  for (const [index, ack] of acks.entries()) {
    const id = messages[index]?.id;
    if (ack !== undefined && id !== undefined && ack.sequence > (furthest?.sequence ?? 0)) furthest = { sequence: ack.sequence, id };
  }
  return furthest;
}
