import { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import type { Runner } from '@mio/flow';
import { handlersFor, type WhoIs } from '@mio/rpc';
import { Unavailable } from '@mio/runtime';
import { personIn } from '@mio/service';
import { registerOf, type StoredRegister } from '../domain/stored-register.ts';

export const directoryCalls = (runner: Runner) =>
  handlersFor(DirectoryServiceService, {
    async getRegister() {
      const stored = await runner.read<StoredRegister>('register', 'region');
      if (stored === undefined) throw Unavailable('the region is not loaded yet');
      return { revision: stored.revision, register: registerOf(stored.region) };
    },
  });

/** The directory asks nobody else who somebody is. */
export const whoIsIn =
  (runner: () => Runner | undefined): WhoIs =>
  async (id) => {
    const stored = await runner()?.read<StoredRegister>('register', 'region');
    return stored && personIn(registerOf(stored.region), id);
  };
