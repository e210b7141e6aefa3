import { setTimeout as after } from 'node:timers/promises';
import { type Failure, type Log, Unavailable } from '@mio/runtime';
import { connect, Events, type NatsConnection } from 'nats';
import type { OpenStreamOptions } from './stream-face.ts';

export interface Connection {
  readonly nats: NatsConnection;
  connected(): boolean;
  serverId(): string;
  onDisconnect(f: () => void): void;
  onReconnect(f: () => void): void;
  /** Rejects as soon as the connection is lost: nobody will answer any more, but the client waits for its timeout. */
  whileConnected<T>(ask: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

type Wanted = Pick<OpenStreamOptions, 'servers' | 'service' | 'log' | 'access' | 'signal' | 'onClosed'>;

/** Waits for the first connection as long as it takes; after that it reconnects for ever. */
export async function openConnection(wanted: Wanted): Promise<Connection> {
  const nats = await firstConnection(wanted);
  const listeners = { disconnect: [] as (() => void)[], reconnect: [] as (() => void)[] };
  let up = true;
  let closing = false;

  const hear = (now: boolean) => {
    up = now;
    for (const f of now ? listeners.reconnect : listeners.disconnect) f();
  };
  void listen(nats, wanted.log, hear);
  void nats.closed().then((why) => {
    hear(false);
    if (closing) return;
    wanted.log.error({ err: why ?? undefined }, 'the connection to NATS is closed for good');
    wanted.onClosed?.(why ?? undefined);
  });

  const waiting = new Set<(why: Failure) => void>();
  listeners.disconnect.push(() => {
    for (const fail of [...waiting]) fail(Unavailable('the connection was lost before the answer came'));
  });

  // While the client dials, `info` is empty: what would be sent then reaches another run of the server.
  const connected = () => up && nats.info !== undefined && !nats.isClosed();
  return {
    nats,
    connected,
    serverId: () => (connected() ? (nats.info?.server_id ?? '') : ''),
    onDisconnect: (f) => void listeners.disconnect.push(f),
    onReconnect: (f) => void listeners.reconnect.push(f),
    async whileConnected(ask) {
      if (!connected()) throw Unavailable('not connected to NATS');
      const lost = Promise.withResolvers<never>();
      waiting.add(lost.reject);
      return Promise.race([ask(), lost.promise]).finally(() => waiting.delete(lost.reject));
    },
    async close() {
      closing = true;
      // drain() never ends on a connection that is down.
      if (connected()) await Promise.race([nats.drain().catch(() => undefined), after(3_000, undefined, { ref: false })]);
      await nats.close();
    },
  };
}

async function firstConnection({ servers, service, log, access, signal }: Wanted): Promise<NatsConnection> {
  for (let tries = 0; ; tries++) {
    try {
      return await connect({
        ...access,
        servers: servers.split(',').map((server) => server.trim()),
        name: service,
        timeout: 5_000,
        pingInterval: 5_000,
        maxPingOut: 2,
        maxReconnectAttempts: -1,
        // A password that changes while we are connected must not end it for good.
        ignoreAuthErrorAbort: true,
        reconnectTimeWait: 250,
        noAsyncTraces: true,
      });
    } catch (error) {
      if (signal?.aborted) throw Unavailable('stopped while waiting for NATS', error);
      if (tries % 20 === 0) log.warn({ err: error }, 'NATS cannot be reached yet; trying on');
      await after(Math.min(100 * 2 ** tries, 1_000), undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  }
}

async function listen(nats: NatsConnection, log: Log, hear: (up: boolean) => void): Promise<void> {
  for await (const { type, data, permissionContext } of nats.status()) {
    if (type === Events.Disconnect) {
      log.warn({}, 'disconnected from NATS');
      hear(false);
    }
    if (type === Events.Reconnect) {
      log.info({ serverId: nats.info?.server_id }, 'reconnected to NATS');
      hear(true);
    }
    if (type === Events.Error) log.error({ code: data, ...permissionContext }, 'NATS refuses something');
  }
}
