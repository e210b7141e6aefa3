import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import { handlersFor, type ServedCalls, serveCalls } from '@mio/rpc';
import { createLog, NotFound } from '@mio/runtime';
import { register } from './open-door.ts';

const log = createLog({ service: 'test', level: 'silent' });
const forIntake = { services: ['intake'], person: 'none' } as const;

/** A directory that knows one school and one desk person, over real gRPC. */
export const serveDirectory = (secret: string): Promise<ServedCalls> =>
  serveCalls({
    port: 0,
    service: 'directory',
    secret,
    log,
    whoIs: async () => undefined,
    policy: { [DirectoryServiceService.getRegister.path]: forIntake },
    handlers: [
      handlersFor(DirectoryServiceService, {
        getRegister: async () => ({
          revision: 1,
          register: { ...register, people: [{ id: 'p-desk', name: 'Desk', email: 'desk@example.org', roles: ['desk'] }] },
        }),
      }),
    ],
  });

/** Casework as far as the private link asks it: `states` by case. */
export function serveStatus(secret: string, states: ReadonlyMap<string, string>): Promise<ServedCalls> {
  const { getStatus } = CaseworkServiceService;
  return serveCalls({
    port: 0,
    service: 'casework',
    secret,
    log,
    whoIs: async () => undefined,
    policy: { [getStatus.path]: forIntake },
    handlers: [
      handlersFor(
        { getStatus },
        {
          getStatus: async ({ caseId }) => {
            const state = states.get(caseId);
            if (state === undefined) throw NotFound('no_case', 'Deze casus is er niet.');
            return { state, custodianKind: 'expert', teamName: 'Cluster 2', expertName: 'Fenna Boom', since: undefined, outcome: '' };
          },
        },
      ),
    ],
  });
}
