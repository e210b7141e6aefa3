import type { Flow } from '@mio/flow';

/** Who takes an event into which documents. */
export interface Subscription {
  readonly service: string;
  readonly kind: string;
  readonly keys: (data: unknown, caseId: string) => readonly string[];
}

/** Event type -> who takes it. */
export type Subscriptions = ReadonlyMap<string, readonly Subscription[]>;

export function subscriptionsOf(flows: readonly Flow[]): Subscriptions {
  const found = new Map<string, Subscription[]>();
  for (const { service, kinds } of flows)
    for (const { name: kind, rows } of kinds)
      for (const { trigger, name, about } of rows) {
        if (trigger !== 'event') continue;
        const keys: Subscription['keys'] = (data, caseId) => about?.(data) ?? [caseId];
        found.set(name, [...(found.get(name) ?? []), { service, kind, keys }]);
      }
  return found;
}
