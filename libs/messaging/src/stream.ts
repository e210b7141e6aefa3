import { setTimeout as after } from 'node:timers/promises';
import { Unavailable } from '@mio/runtime';
import type { JetStreamManager, StreamInfo } from 'nats';
import { says, unavailable } from './api-errors.ts';
import { type Connection, openConnection } from './connection.ts';
import { messageId } from './delivered-message.ts';
import { ensureStream, type WantedStream } from './ensure-stream.ts';
import { startNotice } from './notice.ts';
import { createPublish } from './publish.ts';
import type { EventStream, OpenStreamOptions, Stoppable, StreamFacts } from './stream-face.ts';
import { startWork } from './work.ts';

const dayMs = 86_400_000;

/** Waits until NATS can be reached and the stream is there. Rejects only when `signal` says so. */
export async function openStream(options: OpenStreamOptions): Promise<EventStream> {
  const { log, signal, streamName = 'MIO', maxAgeDays = 14 } = options;
  const connection = await openConnection(options);
  const manager = await connection.nats.jetstreamManager({ checkAPI: false, timeout: 5_000 });
  const wanted: WantedStream = { name: streamName, maxBytes: options.maxBytes, maxAgeMs: maxAgeDays * dayMs, replicas: options.replicas };
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const f of listeners) f();
  };
  const running = new Set<Stoppable>();
  const keeper = keepStream(manager, wanted, options, tell);
  try {
    await keeper.untilThere(() => signal?.aborted ?? false);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const back = () => keeper.untilThere(() => !connection.connected());
  connection.onReconnect(() => void back().then(tell, () => undefined));

  const asks: Pick<EventStream, 'facts' | 'messageIdAt' | 'onReconnect'> = {
    onReconnect: (f) => void listeners.push(f),
    facts: () => factsOf(connection, () => infoOf(manager, streamName, keeper)),
    messageIdAt: (sequence) => connection.whileConnected(() => idAt(manager, streamName, sequence)),
  };
  const parts = { connection, manager, streamName, inboxPrefix: options.access?.inboxPrefix, log, stream: asks };

  return {
    ...asks,
    publish: createPublish({ ...parts, onNobody: () => void keeper.ensure().catch(() => undefined) }),
    work: async (wish) => remembered(running, await startWork(parts, wish)),
    notice: async (wish) => remembered(running, await startNotice(parts, wish)),
    connected: connection.connected,
    serverId: connection.serverId,
    async close() {
      await Promise.all([...running].map((each) => each.stop()));
      await connection.close();
    },
  };
}

/** Makes the stream when it is gone, one attempt at a time; tells when it had to. */
function keepStream(manager: JetStreamManager, wanted: WantedStream, { log }: OpenStreamOptions, onMade: () => void) {
  let trying: Promise<void> | undefined;
  let opened = false;

  const ensure = (): Promise<void> => {
    trying ??= ensureStream(manager, wanted, log)
      .then(({ made }) => {
        if (made && opened) onMade();
        opened = true;
      })
      .finally(() => {
        trying = undefined;
      });
    return trying;
  };

  async function untilThere(giveUp: () => boolean): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await ensure();
      } catch (error) {
        if (giveUp()) throw unavailable('the stream is not there', error);
        if (tries % 20 === 0) log.warn({ err: error }, 'JetStream is not ready yet; trying on');
        await after(500, undefined, { ref: !opened });
      }
    }
  }
  return { ensure, untilThere };
}

async function infoOf(manager: JetStreamManager, name: string, keeper: { ensure(): Promise<void> }): Promise<StreamInfo> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (!says(error, 'noStream')) throw error;
    await keeper.ensure();
    return manager.streams.info(name);
  }
}

async function factsOf(connection: Connection, info: () => Promise<StreamInfo>): Promise<StreamFacts> {
  const serverId = connection.serverId();
  if (serverId === '') throw Unavailable('not connected to NATS');
  try {
    const { created, state, config } = await connection.whileConnected(info);
    if (connection.serverId() !== serverId) throw Unavailable('NATS was restarted meanwhile');
    return {
      created,
      serverId,
      firstSequence: state.first_seq,
      lastSequence: state.last_seq,
      bytes: state.bytes,
      maxBytes: config.max_bytes,
      maxAgeMs: config.max_age / 1_000_000,
    };
  } catch (error) {
    throw unavailable('no facts about the stream', error);
  }
}

async function idAt(manager: JetStreamManager, name: string, sequence: number): Promise<string | undefined> {
  if (sequence < 1) return undefined;
  try {
    return messageId((await manager.streams.getMessage(name, { seq: sequence })).header) || undefined;
  } catch (error) {
    if (says(error, 'noMessage')) return undefined;
    throw unavailable(`message ${sequence} cannot be looked at`, error);
  }
}

function remembered(running: Set<Stoppable>, one: Stoppable): Stoppable {
  const stop = async () => {
    running.delete(one);
    await one.stop();
  };
  running.add(one);
  return { stop };
}
