import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { createLog } from '@mio/runtime';
import { type Handlers, handlersFor, type Person, type Policy, type ServedCalls, serveCalls } from '../mod.ts';

// Two methods of the real definition: one for a service, one for a person.
const { getStatus, acceptCase } = CaseworkServiceService;
export const casework = { getStatus, acceptCase };
export type CaseworkHandlers = Handlers<typeof casework>;

export const secret = 'a-house-secret-that-is-long-enough';
export const policy: Policy = {
  [getStatus.path]: { services: ['intake', 'portal'], person: 'none' },
  [acceptCase.path]: { services: ['portal'], person: { anyOf: ['expert', 'coordinator'] } },
};
export const status = { state: 'offered', custodianKind: 'team', teamName: 'SBO', expertName: '', since: undefined, outcome: '' };
export const expert: Person = { id: 'p1', roles: ['expert'], teamIds: ['sbo'], coordinates: [] };

export interface Served extends ServedCalls {
  readonly people: Map<string, Person>;
  readonly lines: string[];
}

/** A casework server on a free port, with people that a test may change. */
export async function serveCasework(own: Partial<CaseworkHandlers> = {}, port = 0): Promise<Served> {
  const people = new Map([[expert.id, expert]]);
  const lines: string[] = [];
  const served = await serveCalls({
    port,
    service: 'casework',
    secret,
    policy,
    whoIs: async (id) => people.get(id),
    handlers: [handlersFor(casework, { getStatus: async () => status, acceptCase: async () => ({ summary: undefined }), ...own })],
    log: createLog({ service: 'casework', pretty: false, to: { write: (line: string) => lines.push(line) } }),
  });
  return { ...served, people, lines };
}
