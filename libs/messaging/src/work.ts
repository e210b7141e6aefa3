import { isFailure, type Log } from '@mio/runtime';
import type { DeliveredMessage } from './delivered-message.ts';
import type { WantedDurable } from './durable.ts';
import { createPuller } from './puller.ts';
import { retryDelay } from './retry-delay.ts';
import type { Stoppable, Verdict, WorkOptions } from './stream-face.ts';
import type { StreamParts } from './stream-parts.ts';
import { superviseDurable } from './supervise-durable.ts';

interface Held {
  readonly message: DeliveredMessage;
  readonly since: number;
  /** The run of the server, and the puller's epoch, that delivered it. */
  readonly serverId: string;
  readonly epoch: number;
}

/** A handler that hangs this many ack waits long is given up: the message goes to another replica. */
const longestInWaits = 20;
const longestRetryMs = 60_000;
const stopMs = 10_000;

/** The durable shared by all replicas, supervised; at most `maxInFlight` messages held here. */
export async function startWork(parts: StreamParts, options: WorkOptions): Promise<Stoppable> {
  const { connection, log } = parts;
  const { durable, subjects, maxInFlight = 64, ackWaitMs = 30_000 } = options;
  // Room for other replicas and for messages that wait for their retry: with as many as one replica holds, a
  // hanging replica, or that many retries, would stop everyone.
  const wanted: WantedDurable = { stream: parts.streamName, name: durable, subjects, ackWaitMs, maxAckPending: maxInFlight * 4 };
  const held = new Set<Held>();
  let stopping = false;
  const empty = Promise.withResolvers<void>();

  const puller = createPuller({
    ...parts,
    most: maxInFlight,
    held: () => held.size,
    onTrouble: () => supervisor.lookSoon(),
    onMessage: (message) => {
      supervisor.seen(message);
      if (stopping) return message.retryIn(50);
      void take({ message, since: performance.now(), serverId: connection.serverId(), epoch: puller.epoch() });
    },
  });
  const supervisor = superviseDurable(parts, wanted, puller);
  const lifeSigns = setInterval(() => giveLifeSigns(held, ackWaitMs, log), ackWaitMs / 3);
  lifeSigns.unref();
  await supervisor.start();

  async function take(one: Held): Promise<void> {
    held.add(one);
    let verdict: Verdict;
    try {
      verdict = await options.handle(one.message);
    } catch (error) {
      verdict = again(one.message, error);
    }
    held.delete(one);
    // The server knows a delivery by its sequence only: in a stream that was cut back or made anew, that is another message.
    if (one.serverId === connection.serverId() && one.epoch === puller.epoch()) answer(one.message, verdict);
    if (stopping && held.size === 0) empty.resolve();
    puller.more();
  }

  function again({ sequence, delivered }: DeliveredMessage, error: unknown): Verdict {
    const retryInMs = retryDelay(delivered, Math.random());
    log[isFailure(error, 'unavailable') ? 'info' : 'warn'](
      { durable, sequence, delivered, retryInMs, err: error },
      'a message could not be handled; it comes again',
    );
    return { retryInMs };
  }

  return {
    async stop() {
      stopping = true;
      supervisor.stop();
      await puller.close();
      if (held.size > 0) await within(stopMs, empty.promise);
      clearInterval(lifeSigns);
    },
  };
}

function answer(message: DeliveredMessage, verdict: Verdict): void {
  if (verdict === 'settle') message.settle();
  else message.retryIn(Math.min(verdict.retryInMs, longestRetryMs));
}

function giveLifeSigns(held: ReadonlySet<Held>, ackWaitMs: number, log: Log): void {
  const now = performance.now();
  for (const { message, since } of held) {
    if (now - since < longestInWaits * ackWaitMs) message.working();
    else log.error({ sequence: message.sequence, seconds: Math.round((now - since) / 1000) }, 'a handler hangs');
  }
}

async function within(ms: number, ended: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([ended, late.promise]);
  clearTimeout(timer);
}
