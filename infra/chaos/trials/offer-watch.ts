import { CaseOffered, decodeEnvelope } from '@mio/contracts';
import type { NatsConnection } from 'nats';

/** Case -> when its first offer was said (ms of this process's clock). */
export type Offers = ReadonlyMap<string, number>;

/** Sees offers as they pass on the line, until the connection closes. */
export function watchOffers(connection: NatsConnection): Offers {
  const offers = new Map<string, number>();
  connection.subscribe(CaseOffered.subject, {
    callback: (_, { data }) => {
      const caseId = caseOf(data);
      if (caseId !== undefined && !offers.has(caseId)) offers.set(caseId, performance.now());
    },
  });
  return offers;
}

function caseOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeEnvelope(bytes).caseId;
  } catch {
    // Poison passes here too.
    return undefined;
  }
}
