import { isFailure } from '@mio/runtime';
import type { ConsumerInfo } from 'nats';
import { createCutBackSense } from './cut-back-sense.ts';
import type { DeliveredMessage } from './delivered-message.ts';
import { ensureDurable, recreateDurable, type WantedDurable } from './durable.ts';
import { createDurableWatch, type DurableLook, type DurableVerdict } from './durable-health.ts';
import type { Puller } from './puller.ts';
import { createLooks } from './regular-looks.ts';
import type { StreamParts } from './stream-parts.ts';

export interface DurableSupervisor {
  /** Resolves when the durable is there and asked, or when that has failed for the first time: it is tried on. */
  start(): Promise<void>;
  seen(message: Pick<DeliveredMessage, 'sequence' | 'id'>): void;
  lookSoon(): void;
  stop(): void;
}

const quietMs = 15_000;

/** Looks at the durable every few seconds, after a reconnect and after trouble; repairs it; sees to it that it is asked. */
export function superviseDurable({ manager, log, connection, stream }: StreamParts, wanted: WantedDurable, puller: Puller): DurableSupervisor {
  const judge = createDurableWatch({ quietMs, unsettledMs: 2 * (wanted.ackWaitMs + 60_000) });
  const sense = createCutBackSense(stream);
  let askedOf = '';
  let starting = true;
  const looks = createLooks(lookAgain);
  // The server has forgotten what we asked; and nothing may be asked before the stream has been looked at.
  connection.onDisconnect(() => {
    puller.pause();
    askedOf = '';
  });

  async function look(): Promise<void> {
    // First, for it makes the stream when that is gone.
    await stream.facts();
    let info = await ensureDurable(manager, wanted, log, starting);
    // After the durable: one that is read first can only be beyond the end when the stream was cut back.
    const facts = await stream.facts();
    const verdict: DurableVerdict = (await sense.wasCutBack(facts)) ? cutBack : judge(lookOf(info), facts.lastSequence, performance.now());
    if (verdict.kind === 'recreate') info = await recreateDurable(manager, wanted, verdict.from, verdict.why, log);
    ask(`${facts.serverId} ${facts.created} ${info.created}`, verdict.kind === 'ask');
    starting = false;
  }

  function ask(consumer: string, anew: boolean): void {
    const known = consumer === askedOf && !anew && !puller.silent();
    askedOf = consumer;
    if (known) puller.more();
    else puller.open(wanted.name);
  }

  async function lookAgain(): Promise<boolean> {
    try {
      await connection.whileConnected(look);
      return true;
    } catch (error) {
      log[isFailure(error, 'unavailable') ? 'debug' : 'warn']({ durable: wanted.name, err: error }, 'the durable could not be looked at; trying on');
      return !connection.connected();
    }
  }

  return {
    async start() {
      stream.onReconnect(looks.soon);
      if (await lookAgain()) looks.later();
      else looks.soon();
    },
    seen: sense.seen,
    lookSoon: looks.soon,
    stop: looks.stop,
  };
}

const cutBack: DurableVerdict = { kind: 'recreate', from: 1, why: 'the stream was cut back' };

const lookOf = (info: ConsumerInfo): DurableLook => ({
  delivered: info.delivered.stream_seq,
  consumerSequence: info.delivered.consumer_seq,
  ackFloor: info.ack_floor.stream_seq,
  pending: info.num_pending,
  unsettled: info.num_ack_pending,
  maxUnsettled: info.config.max_ack_pending ?? 1000,
});
