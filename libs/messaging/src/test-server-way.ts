import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, connect as dial } from 'node:net';

/** A nats-server with the configuration file `config`, to be reached on `port` of 127.0.0.1; `dir` is all that it may write. */
export interface Place {
  readonly dir: string;
  readonly config: string;
  readonly port: number;
}

export interface Running {
  /** Resolves when clients are answered. */
  start(): Promise<void>;
  /** Resolves when it is gone; does nothing when it does not run. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  remove(): Promise<void>;
}

/** One way to run a nats-server, and where it must listen so that `port` of 127.0.0.1 reaches it. */
export interface WayToRun {
  listen(port: number): string;
  place(place: Place): Running;
}

/** Below the range of outgoing connections: none of them takes the port while its server is away. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
      return port;
    } catch {
      // taken
    } finally {
      server.close();
    }
  }
}

/** The server greets when its streams have been recovered; before a container's server a proxy already listens. */
export async function untilItAnswers(port: number): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
    if (await greets(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nats-server does not answer');
}

const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1');
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.setTimeout(2_000, () => socket.destroy());
  });
