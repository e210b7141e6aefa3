import { Unavailable } from '@mio/runtime';
import type { Ack, EventStream, StreamMessage } from '../../libs/messaging/src/stream-face.ts';
import type { Dice } from './faults.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';

interface Parts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly dice: Dice;
  readonly stream: MemoryStream;
  readonly owner: Owner;
  readonly dies: (point: 'between commit and publish' | 'between publish and settle') => boolean;
}

/** A replay says thousands of events: were each as dangerous as a commit, none would ever end. */
const watchedShare = 0.2;
const maxAgeMs = 14 * 86_400_000;

/** The stream as one process sees it. */
export function streamPort({ scheduler, random, dice, stream, owner, dies }: Parts): EventStream {
  function ask<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => scheduler.soon(owner, () => (stream.up() ? resolve(work()) : reject(Unavailable('not connected')))));
  }

  function publish(message: StreamMessage, how?: { undeduped: boolean }) {
    return new Promise<Ack>((resolve, reject) => {
      const store = () => stream.store(message, how?.undeduped !== true);
      const run = () => {
        if (!stream.up() || stream.refuses()) return reject(Unavailable('no acknowledgement'));
        const watched = random.chance(watchedShare);
        if (watched && dies('between commit and publish')) return;
        const ack = store();
        if (watched && dies('between publish and settle')) return;
        if (dice.hits('lostAcks', 0.005)) return reject(Unavailable('the acknowledgement did not come'));
        if (dice.hits('delays', 0.3)) scheduler.soon(owner, () => resolve(ack));
        else resolve(ack);
      };
      const afterDeath = () => {
        if (stream.up() && !stream.refuses() && dice.hits('crashes', 0.5)) store();
      };
      if (dice.hits('delays', 0.01)) scheduler.after(dice.of('delays').below(2_000), owner, run);
      else scheduler.soon(owner, run, afterDeath);
    });
  }

  return {
    publish,
    async work({ durable, subjects, handle }) {
      const stop = stream.subscribe(durable, subjects, owner, { handle, dies: () => dies('between publish and settle') });
      return { stop: async () => stop() };
    },
    notice: async () => ({ stop: async () => {} }),
    facts: () =>
      ask(() => ({
        created: stream.created(),
        serverId: stream.serverId(),
        firstSequence: stream.first(),
        lastSequence: stream.last(),
        bytes: 0,
        maxBytes: -1,
        maxAgeMs,
      })),
    messageIdAt: (sequence) => ask(() => stream.at(sequence)?.id),
    onReconnect: (heard) => stream.onReconnect(owner, heard),
    connected: () => stream.up(),
    serverId: () => (stream.up() ? stream.serverId() : ''),
    close: async () => {},
  };
}
