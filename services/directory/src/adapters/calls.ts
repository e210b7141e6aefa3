import { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import type { Runner } from '@mio/flow';
import { handlersFor } from '@mio/rpc';
import { Unavailable } from '@mio/runtime';
import { registerOf, type StoredRegister } from '../domain/stored-register.ts';

export const directoryCalls = (runner: Runner) =>
  handlersFor(DirectoryServiceService, {
    async getRegister() {
      const stored = await runner.read<StoredRegister>('register', 'region');
      if (stored === undefined) throw Unavailable('the region is not loaded yet');
      return { revision: stored.revision, register: registerOf(stored.region) };
    },
  });
