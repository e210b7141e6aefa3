import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withOwnHouse } from '../../journey/own-house.ts';
import type { LocalHouse } from '../../local/local-house.ts';
import type { Part, Plan } from '../../local/plan.ts';
import { openStores, type Stores } from '../stores.ts';
import type { Verdict } from './trial.ts';

/** A region where nobody gets full. */
export const loadRegion = fileURLToPath(new URL('../../../services/directory/region/load.yaml', import.meta.url));

export interface OwnServices {
  readonly house: LocalHouse;
  readonly stores: Stores;
  /** Of all processes that could run. */
  readonly plan: Plan;
}

/** Fresh services on SQLite and a nats-server for one trial; data and log stay, and are named, when a promise did not hold. */
export async function withOwnServices(
  { runs, say }: { runs: (part: Part) => Part | undefined; say: (line: string) => void },
  use: (given: OwnServices) => Promise<Verdict>,
): Promise<Verdict> {
  let plan: Plan | undefined;
  let verdict: Verdict | undefined;
  const prepare = async (whole: Plan): Promise<Plan> => {
    plan = whole;
    return { ...whole, parts: whole.parts.flatMap((part) => runs(part) ?? []) };
  };
  await withOwnHouse({ say, prepare, env: { MIO_REGION_FILE: loadRegion } }, async (house) => {
    const stores = await openStores(() => storesOf(house));
    try {
      verdict = await use({ house, stores, plan: plan! });
      return verdict.faults.length === 0;
    } finally {
      await stores.close();
    }
  });
  return verdict!;
}

/** Where all services keep what they know: their MIO_STORE. */
export const storesOf = ({ data }: LocalHouse): string => `sqlite:${join(data, 'stores')}`;

/** No trial has anybody at a browser. */
export const withoutPortal = (part: Part): Part | undefined => (part.name === 'portal' || part.name === 'sign-in' ? undefined : part);
