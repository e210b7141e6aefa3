import { Unavailable } from '@mio/runtime';
import { openStream } from './stream.ts';
import type { EventStream, OpenStreamOptions, Stoppable } from './stream-face.ts';

/**
 * A stream that is opened in the background, for as long as that takes: its owner need not wait for NATS. Until it is there,
 * work and notices wait, and everything that asks the server is "unavailable". Who listens for a reconnect hears of it.
 */
export function openStreamInBackground(options: Omit<OpenStreamOptions, 'signal'>): EventStream {
  const giveUp = new AbortController();
  const listeners: (() => void)[] = [];
  let there: EventStream | undefined;
  const opened = open();
  opened.catch((error: unknown) => {
    if (!giveUp.signal.aborted) options.log.error({ err: error }, 'the stream could not be opened');
  });

  async function open(): Promise<EventStream> {
    const stream = await openStream({ ...options, signal: giveUp.signal });
    options.log.info({ serverId: stream.serverId() }, 'connected to NATS');
    there = stream;
    for (const f of listeners) {
      stream.onReconnect(f);
      f();
    }
    return stream;
  }

  async function ask<T>(question: (stream: EventStream) => Promise<T>): Promise<T> {
    if (there === undefined) throw Unavailable('not connected to NATS yet');
    return question(there);
  }

  return {
    publish: (message, how) => there?.publish(message, how) ?? ask((stream) => stream.publish(message, how)),
    facts: () => ask((stream) => stream.facts()),
    messageIdAt: (sequence) => ask((stream) => stream.messageIdAt(sequence)),
    work: async (wish) => there?.work(wish) ?? whenOpened(opened, (stream) => stream.work(wish)),
    notice: async (wish) => there?.notice(wish) ?? whenOpened(opened, (stream) => stream.notice(wish)),
    onReconnect(f) {
      listeners.push(f);
      there?.onReconnect(f);
    },
    connected: () => there?.connected() ?? false,
    serverId: () => there?.serverId() ?? '',
    async close() {
      giveUp.abort();
      const stream = await opened.catch(() => undefined);
      await stream?.close();
    },
  };
}

function whenOpened(opened: Promise<EventStream>, begin: (stream: EventStream) => Promise<Stoppable>): Stoppable {
  let stopped = false;
  let running: Promise<Stoppable> | undefined;
  const start = (stream: EventStream) => {
    if (!stopped) running = begin(stream);
    running?.catch(() => undefined);
  };
  opened.then(start, () => undefined);
  return {
    async stop() {
      stopped = true;
      await (await running)?.stop();
    },
  };
}
