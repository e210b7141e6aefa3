import { isFailure } from '@mio/runtime';
import { AckPolicy, type ConsumerConfig, DeliverPolicy, nanos } from 'nats';
import type { DeliveredMessage } from './delivered-message.ts';
import { createPuller } from './puller.ts';
import { createLooks } from './regular-looks.ts';
import type { NoticeOptions, Stoppable } from './stream-face.ts';
import type { StreamParts } from './stream-parts.ts';

/**
 * This replica's own consumer, in order, from now on. It carries only "look again": whenever something may have been
 * missed it starts anew from now and everything is looked at. (The client's ordered consumer would go on from its
 * old sequence, beyond the end of a stream that was cut back.)
 */
export async function startNotice(parts: StreamParts, options: NoticeOptions): Promise<Stoppable> {
  const { manager, streamName, connection, log, stream } = parts;
  const { look, lookAtEverything } = careful(options, log);
  const puller = createPuller({ ...parts, most: 256, held: () => 0, onMessage: take, onTrouble: startAnew });
  const looks = createLooks(check);
  let consumer = '';
  let expected = 1;
  let fresh = false;

  function take({ subject, bytes, consumerSequence }: DeliveredMessage): void {
    if (consumerSequence !== expected) lookAtEverything();
    expected = consumerSequence + 1;
    look(subject, bytes);
    puller.more();
  }

  async function begin(): Promise<void> {
    puller.pause();
    await stream.facts();
    await remove();
    const info = await manager.consumers.add(streamName, fromNowOn(options.subjects));
    [consumer, expected, fresh] = [info.name, 1, true];
    puller.open(consumer);
    // After the consumer is there, so that nothing falls between.
    lookAtEverything();
  }

  async function check(): Promise<boolean> {
    if (fresh && !puller.silent()) return true;
    try {
      await connection.whileConnected(begin);
    } catch (error) {
      log[isFailure(error, 'unavailable') ? 'debug' : 'warn']({ err: error }, 'notices cannot be had; trying on');
    }
    return fresh || !connection.connected();
  }

  function startAnew(): void {
    fresh = false;
    looks.soon();
  }

  async function remove(): Promise<void> {
    const last = consumer;
    consumer = '';
    if (last !== '' && connection.connected()) await manager.consumers.delete(streamName, last).catch(() => undefined);
  }

  connection.onDisconnect(puller.pause);
  stream.onReconnect(startAnew);
  if (await check()) looks.later();
  else looks.soon();
  return {
    async stop() {
      looks.stop();
      await puller.close();
      await remove();
    },
  };
}

const fromNowOn = (subjects: readonly string[]): Partial<ConsumerConfig> => ({
  filter_subjects: [...subjects],
  deliver_policy: DeliverPolicy.New,
  ack_policy: AckPolicy.None,
  mem_storage: true,
  num_replicas: 1,
  inactive_threshold: nanos(60_000),
});

/** A throw in the client's callback would end its reading of the connection. */
function careful({ look, lookAtEverything }: NoticeOptions, log: StreamParts['log']): Pick<NoticeOptions, 'look' | 'lookAtEverything'> {
  const carefully = (f: () => void): void => {
    try {
      f();
    } catch (error) {
      log.error({ err: error }, 'a notice could not be taken');
    }
  };
  return { look: (subject, bytes) => carefully(() => look(subject, bytes)), lookAtEverything: () => carefully(lookAtEverything) };
}
