import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parent from 'node:process';
import { natsContainer } from './test-server-container.ts';
import { findBinary, natsProcess } from './test-server-process.ts';
import { freePort, type WayToRun } from './test-server-way.ts';

export interface TestServer {
  readonly url: string;
  /** Where JetStream keeps the messages of a stream; the consumers' positions lie beside it. */
  messagesDir(stream: string): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Loses the whole store; only while stopped. */
  wipe(): Promise<void>;
  /** Loses the messages of a stream, not its consumers' positions; only while stopped. */
  removeMessages(stream: string): Promise<void>;
  /** Stops, and removes everything. */
  remove(): Promise<void>;
}

/** A real nats-server on a free port with its own store, synced every second as in production. */
export async function startTestServer(way: WayToRun): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), 'mio-nats-'));
  const store = join(dir, 'store');
  const port = await freePort();
  const config = join(dir, 'nats.conf');
  await writeFile(config, `listen: "${way.listen(port)}"\njetstream { store_dir: "${store}", sync_interval: 1s, max_file_store: 1GB }\n`);
  const running = way.place({ dir, config, port });
  const server: TestServer = {
    url: `nats://127.0.0.1:${port}`,
    messagesDir: (stream) => join(store, 'jetstream', '$G', 'streams', stream, 'msgs'),
    start: running.start,
    stop: () => running.end('SIGTERM'),
    kill: () => running.end('SIGKILL'),
    removeMessages: (stream) => rm(server.messagesDir(stream), { recursive: true, force: true }),
    wipe: () => rm(store, { recursive: true, force: true }),
    async remove() {
      await running.remove();
      await rm(dir, { recursive: true, force: true });
    },
  };
  await server.start().catch(async (error: unknown) => {
    await server.remove();
    throw error;
  });
  return server;
}

/**
 * In a container of the image MIO_TEST_NATS_IMAGE when that is set (MIO_TEST_NATS_IMAGE_MISSING says why there is none),
 * else the program MIO_TEST_NATS_SERVER, else the one on PATH or in the project's cache.
 */
export async function findWayToRun(): Promise<{ way: WayToRun } | { missing: string }> {
  const { MIO_TEST_NATS_IMAGE: image, MIO_TEST_NATS_IMAGE_MISSING: missing, MIO_TEST_NATS_SERVER: given } = parent.env;
  if (missing) return { missing };
  if (image) return { way: natsContainer(image) };
  const binary = given || (await findBinary());
  return binary === undefined ? { missing: 'no nats-server 2.15 or newer: set MIO_TEST_NATS_SERVER to one' } : { way: natsProcess(binary) };
}

export const copyDir = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true, force: true });
