import { collectionsOf, createRunner, createStuck, type DocumentStore, type Flow, type Runner } from '@mio/flow';
import { type Calls, callsTo, type Definition } from '@mio/rpc';
import { createLog, systemClock } from '@mio/runtime';
import { openStore } from '@mio/storage';
import type { HouseConfig } from './house-config.ts';

/** A service's own store, rules and name, for a command beside the running service. */
export interface Workbench {
  readonly store: DocumentStore;
  readonly runner: Runner;
  calls<D extends Definition>(definition: D, audience: string, addresses: readonly string[]): Calls<D>;
  close(): Promise<void>;
}

type Config = Pick<HouseConfig, 'MIO_STORE' | 'MIO_HOUSE_SECRET'>;

/** Nothing is taken in or said here: what a step of a command says, the running service finds unsaid and says. */
export async function openForCommand({ service, config, flow }: { service: string; config: Config; flow: Flow }): Promise<Workbench> {
  const store = await openStore(config.MIO_STORE, { name: service, collections: collectionsOf(flow) });
  const clock = systemClock;
  // Standard output is for what the command has to say.
  const log = createLog({ service, level: 'warn', pretty: true, to: process.stderr });
  const runner = createRunner({ flow, store, reads: {}, effects: {}, clock, log, stuck: createStuck({ store, clock, log }), say: () => undefined });
  const open: (() => void)[] = [];
  return {
    store,
    runner,
    calls(definition, audience, addresses) {
      const client = callsTo(definition, { addresses, service, audience, secret: config.MIO_HOUSE_SECRET });
      open.push(() => client.close());
      return client;
    },
    async close() {
      await runner.idle();
      for (const close of open) close();
      await store.close();
    },
  };
}
