import { collectionsOf, type Flow } from '@mio/flow';
import { openStore, type Store } from '@mio/storage';
import { flow as casework } from '../../services/casework/src/flow.ts';
import { flow as directory } from '../../services/directory/src/flow.ts';
import { flow as insight } from '../../services/insight/src/flow.ts';
import { flow as intake } from '../../services/intake/src/flow.ts';
import { flow as matching } from '../../services/matching/src/flow.ts';
import { flow as notification } from '../../services/notification/src/flow.ts';
import { flow as triage } from '../../services/triage/src/flow.ts';

export const flows: readonly Flow[] = [directory, intake, triage, matching, casework, notification, insight];

/** Beside the service that owns it. */
const openBeside = (location: string, flow: Flow): Promise<Store> => openStore(location, { name: flow.service, collections: collectionsOf(flow) });

export interface OpenStore {
  readonly flow: Flow;
  readonly store: Store;
}

/** Every service's store, to look into from outside. */
export interface Stores {
  readonly all: readonly OpenStore[];
  of(service: string): Store;
  close(): Promise<void>;
}

/** `locationOf`: a service's MIO_STORE. */
export async function openStores(locationOf: (service: string) => string, open = openBeside): Promise<Stores> {
  const all = await Promise.all(flows.map(async (flow) => ({ flow, store: await open(locationOf(flow.service), flow) })));
  return {
    all,
    of: (service) => all.find(({ flow }) => flow.service === service)!.store,
    close: async () => void (await Promise.all(all.map(({ store }) => store.close()))),
  };
}
