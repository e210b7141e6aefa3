import { ExpertChanged, MembershipChanged, SchoolChanged, TeamChanged } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import type { StoredRegister } from './domain/stored-register.ts';
import { loadRegion } from './load-region.ts';

const { opensCall } = rowsFor<StoredRegister>();

const register = documentKind<StoredRegister>('register', [
  opensCall('loadRegion', loadRegion, { says: [TeamChanged, ExpertChanged, SchoolChanged, MembershipChanged] }),
]);

export const flow = defineFlow('directory', register);
