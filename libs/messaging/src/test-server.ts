import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import parent from 'node:process';
import { promisify } from 'node:util';

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
export async function startTestServer(binary: string): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), 'mio-nats-'));
  const port = await freePort();
  const config = join(dir, 'nats.conf');
  await writeFile(config, `listen: "127.0.0.1:${port}"\njetstream { store_dir: "${dir}/store", sync_interval: 1s, max_file_store: 1GB }\n`);
  let process: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals) => {
    if (process === undefined) return;
    const gone = new Promise((resolve) => process?.once('exit', resolve));
    process.kill(signal);
    await gone;
    process = undefined;
  };
  const server: TestServer = {
    url: `nats://127.0.0.1:${port}`,
    messagesDir: (stream) => join(dir, 'store', 'jetstream', '$G', 'streams', stream, 'msgs'),
    async start() {
      process = spawn(binary, ['--config', config], { stdio: 'ignore' });
      await untilItAnswers(port);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    removeMessages: (stream) => rm(server.messagesDir(stream), { recursive: true, force: true }),
    wipe: () => rm(join(dir, 'store'), { recursive: true, force: true }),
    async remove() {
      await end('SIGKILL');
      parent.off('exit', endWithUs);
      await rm(dir, { recursive: true, force: true });
    },
  };
  // A test run that dies must not leave its server behind.
  const endWithUs = () => process?.kill('SIGKILL');
  parent.once('exit', endWithUs);
  await server.start();
  return server;
}

/** MIO_TEST_NATS_SERVER (a path), else PATH, else the project's cache. */
export async function findTestServer(): Promise<string | undefined> {
  const { MIO_TEST_NATS_SERVER: given, PATH = '' } = parent.env;
  if (given !== undefined && given !== '') return given;
  const cache = new URL('../../../.mio/cache/', import.meta.url).pathname;
  const cached = await readdir(cache, { recursive: true }).catch(() => []);
  const places = [
    ...PATH.split(delimiter).map((folder) => join(folder, 'nats-server')),
    ...cached.filter((path) => /(^|\/)nats-server$/.test(path)).map((path) => join(cache, path)),
  ];
  for (const place of places) if (await runs(place)) return place;
  return undefined;
}

export const copyDir = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true, force: true });

/** An older one loses what a consumer was promised when its stream is cut back. */
async function runs(path: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version']);
    const [, major = 0, minor = 0] = /v(\d+)\.(\d+)/.exec(stdout) ?? [];
    return Number(major) * 1000 + Number(minor) >= 2015;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The server listens only when its streams have been recovered. */
async function untilItAnswers(port: number): Promise<void> {
  for (const deadline = Date.now() + 15_000; ; ) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = dial(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (up) return;
    if (Date.now() > deadline) throw new Error('nats-server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
