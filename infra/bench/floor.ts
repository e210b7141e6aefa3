import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type JetStreamClient, type NatsConnection } from 'nats';
import { crowd } from '../journey/crowd.ts';
import { startNats } from '../servers/nats.ts';

const hops = 3;
const window = 256;

/** Does `messages` of the yardstick's work; resolves to how many it moved a second. */
export type Rate = (messages: number) => Promise<number>;

/** How many a second `work` does. */
export const rateOf =
  (work: (count: number) => Promise<void>): Rate =>
  async (count) => {
    const begin = performance.now();
    await work(count);
    return (count / (performance.now() - begin)) * 1000;
  };

/** The durable floor: 1 KB moved four times, by three processes that do nothing but note and pass on. It stays up for all rounds. */
export async function withFloor<T>(use: (rate: Rate) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'mio-floor-'));
  const nats = await startNats({ dir });
  const connection = await connect({ servers: nats.url });
  await makeStreams(connection);
  const relays = await Promise.all(Array.from({ length: hops }, (_, i) => startHop(nats.port, i + 1, dir)));
  try {
    const end = await sink(connection);
    return await use(rateOf((messages) => pour(connection.jetstream(), end, messages)));
  } finally {
    await Promise.all(relays.map(endHop));
    await connection.close();
    await nats.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function makeStreams(connection: NatsConnection): Promise<void> {
  const manager = await connection.jetstreamManager();
  for (let i = 1; i <= hops + 1; i++) {
    await manager.streams.add({ name: `H${i}`, subjects: [`h.${i}`], storage: 'file' as never, discard: 'new' as never });
    await manager.consumers.add(`H${i}`, { durable_name: 'd', ack_policy: 'explicit' as never, max_ack_pending: window, ack_wait: 30e9 });
  }
}

async function startHop(port: number, hop: number, dir: string) {
  const relay = fork(fileURLToPath(new URL('floor-hop.ts', import.meta.url)), [String(port), String(hop), join(dir, `hop-${hop}.db`)]);
  await new Promise((resolve) => relay.once('message', resolve));
  return relay;
}

function endHop(relay: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => relay.once('exit', () => resolve()));
  relay.disconnect();
  return gone;
}

/** Counts what comes out at the end. */
async function sink(connection: NatsConnection): Promise<(count: number) => Promise<void>> {
  const messages = await (await connection.jetstream().consumers.get(`H${hops + 1}`, 'd')).consume({ max_messages: 500 });
  let got = 0;
  let waiting: { until: number; done: () => void } | undefined;
  void (async () => {
    for await (const message of messages) {
      message.ack();
      got += 1;
      if (waiting !== undefined && got >= waiting.until) waiting.done();
    }
  })();
  return (count) => new Promise((done) => (waiting = { until: got + count, done }));
}

let number = 0;
async function pour(stream: JetStreamClient, end: (count: number) => Promise<void>, messages: number): Promise<void> {
  const out = end(messages);
  const body = new Uint8Array(1024);
  await crowd(Array.from({ length: messages }), window, async () => void (await stream.publish('h.1', body, { msgID: `s${number++}` })));
  await out;
}
