import { OpsServiceService } from '@mio/contracts/rpc/ops/v1/service';
import { callsTo } from '../../../libs/rpc/src/mod.ts';
import { readCast } from '../../journey/region.ts';
import type { Plan } from '../../local/plan.ts';
import { flows } from '../stores.ts';
import { loadRegion } from './own-services.ts';
import type { Poisoned } from './poison-events.ts';

/** What each service shows to somebody of operations: service -> the inputs of its dead letters. */
export async function listDeadLetters({ parts }: Plan): Promise<ReadonlyMap<string, readonly string[]>> {
  const env = parts.find(({ name }) => name === 'casework')!.env;
  const person = (await readCast(loadRegion)).withRole('ops')[0]!;
  const found = new Map<string, string[]>();
  for (const { service } of flows) {
    const addresses = env[`MIO_${service.toUpperCase()}`]!.split(',');
    const ops = callsTo(OpsServiceService, { addresses, service: 'portal', audience: service, secret: env['MIO_HOUSE_SECRET']! });
    const { deadLetters } = await ops.listDeadLetters({}, { deadlineMs: 10_000, person }).finally(ops.close);
    found.set(
      service,
      deadLetters.map(({ input }) => input),
    );
  }
  return found;
}

/** How many of the poisoned messages lie where they must, in every service that could not take them. */
export function parkedOf(sent: readonly Poisoned[], letters: ReadonlyMap<string, readonly string[]>): number {
  const left = new Map([...letters].map(([service, inputs]) => [service, [...inputs]]));
  const takeOne = (service: string, input: string): boolean => {
    const inputs = left.get(service) ?? [];
    const place = inputs.indexOf(input);
    if (place >= 0) inputs.splice(place, 1);
    return place >= 0;
  };
  return sent.filter(({ input, parkedBy }) => parkedBy.map((service) => takeOne(service, input)).every(Boolean)).length;
}
