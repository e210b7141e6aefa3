import { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import { collectionsOf, type DocumentStore, type Flow, type Runner } from '@mio/flow';
import { type EventStream, openStreamInBackground } from '@mio/messaging';
import { type Calls, callsTo, type Definition } from '@mio/rpc';
import { type Check, type Clock, createLifecycle, createLog, createMetrics, type Log, type Metrics, serveHealth, systemClock } from '@mio/runtime';
import { createSealer, deriveKey, parseMasterKeys, type Sealer } from '@mio/sealing';
import { openStore } from '@mio/storage';
import type { HouseConfig } from './house-config.ts';
import { type RegisterSnapshot, watchRegister } from './register.ts';
import { runFlow } from './run-flow.ts';
import type { RunOptions } from './run-options.ts';
import { showStream } from './show-stream.ts';

/** A service with its doors still closed: the store is open, the stream comes when NATS is there, nothing is taken in before `run`. */
export interface House {
  readonly service: string;
  readonly config: HouseConfig;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly store: DocumentStore;
  readonly stream: EventStream;
  readonly sealer: Sealer;
  /** A key for one purpose (links, idempotency), from the oldest master key: it outlives a change of the newest. */
  deriveKey(purpose: string): Uint8Array;
  /** Typed calls to another service, spread over its replicas. */
  calls<D extends Definition>(definition: D, audience: string, addresses: readonly string[]): Calls<D>;
  register(addresses: readonly string[]): Promise<RegisterSnapshot>;
  /** Starts runner, relay, consumers, due times and calls; resolves when the service takes part. */
  run(options: RunOptions): Promise<Runner>;
  /** Must be true for /health/ready. */
  addCheck(name: string, check: Check): void;
  /** Runs at closing, the last registered first. */
  onClose(name: string, close: () => unknown): void;
  closeOnSignals(): void;
  close(): Promise<void>;
}

/** Opens what every service stands on. Fails with one clear sentence when store or settings are wrong; does not wait for NATS. */
export async function openHouse({ service, config, flow }: { service: string; config: HouseConfig; flow: Flow }): Promise<House> {
  const log = createLog({ service, level: config.MIO_LOG_LEVEL, pretty: config.MIO_LOG === 'pretty' });
  const lifecycle = createLifecycle({ log });
  const metrics = createMetrics({ service });
  const masterKeys = parseMasterKeys(config.MIO_MASTER_KEY);
  const sealer = createSealer({ masterKeys });
  const checks: Record<string, Check> = {};
  const health = await serveHealth({ port: config.MIO_HEALTH_PORT, host: config.MIO_HOST, checks, metrics });
  lifecycle.onClose('health', () => health.close());
  const store = await openStore(config.MIO_STORE, { name: service, collections: collectionsOf(flow) });
  lifecycle.onClose('store', () => store.close());
  const stream = openStreamInBackground({ servers: config.MIO_NATS, service, log });
  lifecycle.onClose('stream', () => stream.close());
  lifecycle.onClose('stream gauge', showStream({ stream, metrics }));
  // Not the stream: without it questions and calls are taken all the same, and what is said waits in the store.
  Object.assign(checks, { store: () => store.healthy(), running: () => false });

  const calls: House['calls'] = (definition, audience, addresses) => {
    const client = callsTo(definition, { addresses, service, audience, secret: config.MIO_HOUSE_SECRET });
    lifecycle.onClose(`calls to ${audience}`, () => client.close());
    return client;
  };

  return {
    service,
    config,
    log,
    metrics,
    store,
    stream,
    sealer,
    calls,
    clock: systemClock,
    deriveKey: (purpose) => deriveKey(masterKeys.at(-1)!.key, purpose),
    async register(addresses) {
      const snapshot = watchRegister({ calls: calls(DirectoryServiceService, 'directory', addresses), log });
      lifecycle.onClose('register', () => snapshot.stop());
      const again = () => void snapshot.refresh().catch(() => undefined);
      const notice = await stream.notice({ subjects: ['mio.directory.*'], look: again, lookAtEverything: again });
      lifecycle.onClose('register notice', () => notice.stop());
      return snapshot;
    },
    async run(options) {
      const parts = { flow, config, log, metrics, store, stream, clock: systemClock, onClose: lifecycle.onClose };
      const runner = await runFlow(parts, options);
      checks['running'] = () => true;
      return runner;
    },
    addCheck(name, check) {
      checks[name] = check;
    },
    onClose: lifecycle.onClose,
    closeOnSignals: lifecycle.closeOnSignals,
    close: lifecycle.close,
  };
}
