import { CaseworkServiceService } from '@mio/contracts/rpc/casework/v1/service';
import { DirectoryServiceService } from '@mio/contracts/rpc/directory/v1/service';
import { InsightServiceService } from '@mio/contracts/rpc/insight/v1/service';
import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import { TriageServiceService } from '@mio/contracts/rpc/triage/v1/service';
import { type Calls, callsTo, type Definition } from '@mio/rpc';
import { type CachedRegister, cachedRegister } from './register.ts';

export const serviceNames = ['directory', 'intake', 'triage', 'matching', 'casework', 'notification', 'insight'] as const;
export type ServiceName = (typeof serviceNames)[number];
export type Addresses = Readonly<Record<ServiceName, readonly string[]>>;

/** The portal's other side: everything it shows and does comes from here. */
export interface Services {
  readonly register: CachedRegister;
  readonly casework: Calls<typeof CaseworkServiceService>;
  readonly triage: Calls<typeof TriageServiceService>;
  readonly intake: Calls<typeof IntakeServiceService>;
  readonly insight: Calls<typeof InsightServiceService>;
  /** What operations ask of every service. */
  readonly ops: Readonly<Record<ServiceName, Calls<typeof OpsServiceService>>>;
  close(): void;
}

export function servicesAt(addresses: Addresses, secret: string): Services {
  const open: (() => void)[] = [];
  const to = <D extends Definition>(definition: D, audience: ServiceName): Calls<D> => {
    const calls = callsTo(definition, { addresses: addresses[audience], service: 'portal', audience, secret });
    open.push(calls.close);
    return calls;
  };
  const directory = to(DirectoryServiceService, 'directory');
  return {
    register: cachedRegister(() => directory.getRegister({}, { deadlineMs: 2_000 })),
    casework: to(CaseworkServiceService, 'casework'),
    triage: to(TriageServiceService, 'triage'),
    intake: to(IntakeServiceService, 'intake'),
    insight: to(InsightServiceService, 'insight'),
    ops: Object.fromEntries(serviceNames.map((name) => [name, to(OpsServiceService, name)])) as Services['ops'],
    close: () => {
      for (const close of open) close();
    },
  };
}
