import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { delayedWrites } from './delayed-writes.ts';

/** `hole`: nothing passes and nobody hears why. `reset`: every line is broken and no new one comes to be. */
export type Cut = 'hole' | 'reset';

export interface TcpProxy {
  readonly port: number;
  /** Where it leads; to be told before the first line. */
  leadTo(port: number): void;
  cut(how: Cut): void;
  mend(): void;
  /** From now on answers take so many ms longer, in their order. */
  slow(ms: number): void;
  close(): Promise<void>;
}

/** Looks at each answer of the server before it passes; `false` breaks the line instead. Made anew for each line. */
export type Censor = () => (answer: Buffer) => boolean;

interface Line {
  readonly client: Socket;
  readonly server: Socket;
}

/** A link of our own between clients and one server on the loopback, so that it can be cut, slowed down and listened to. */
export async function startTcpProxy(censor: Censor = () => () => true): Promise<TcpProxy> {
  const lines = new Set<Line>();
  const waiting = new Set<Socket>();
  let state: 'whole' | Cut = 'whole';
  let slowMs = 0;
  let to = 0;

  const listener = createServer({ noDelay: true }, (client) => {
    client.on('error', () => undefined);
    if (state === 'reset') return void client.resetAndDestroy();
    // In a hole the system still takes the call; nobody answers it.
    if (state === 'hole') return void waiting.add(client.pause());
    open(client);
  });

  function open(client: Socket): void {
    const server = connect({ port: to, host: '127.0.0.1', noDelay: true });
    const line = { client, server };
    lines.add(line);
    joinUp(line, { passes: censor(), slowMs: () => slowMs, gone: () => lines.delete(line) });
  }

  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const both = () => [...lines].flatMap(({ client, server }) => [client, server]);
  return {
    port: (listener.address() as AddressInfo).port,
    leadTo(port) {
      to = port;
    },
    cut(how) {
      state = how;
      for (const socket of both()) how === 'hole' ? socket.pause() : socket.resetAndDestroy();
    },
    mend() {
      state = 'whole';
      for (const socket of both()) socket.resume();
      for (const client of waiting) open(client);
      waiting.clear();
    },
    slow(ms) {
      slowMs = ms;
    },
    async close() {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const socket of [...both(), ...waiting]) socket.destroy();
      await closed;
    },
  };
}

/** What one end sends, the other gets; when one goes, the other goes. */
function joinUp({ client, server }: Line, given: { passes: (answer: Buffer) => boolean; slowMs: () => number; gone: () => void }): void {
  const answer = delayedWrites(client, given.slowMs);
  client.on('data', (chunk: Buffer) => void server.write(chunk)).resume();
  server.on('data', (chunk: Buffer) => {
    if (given.passes(chunk)) return answer(chunk);
    client.resetAndDestroy();
    server.destroy();
  });
  client.on('end', () => server.end()).on('close', () => server.destroy());
  server.on('error', () => client.resetAndDestroy());
  server.on('end', () => client.end());
  server.on('close', () => {
    given.gone();
    client.destroy();
  });
}
