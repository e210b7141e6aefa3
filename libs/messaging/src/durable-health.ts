/** A durable as the server describes it, cut down to what tells whether it is well. */
export interface DurableLook {
  /** Stream sequence of the last message delivered. */
  readonly delivered: number;
  readonly consumerSequence: number;
  /** Everything up to here is settled. */
  readonly ackFloor: number;
  readonly pending: number;
  readonly unsettled: number;
  readonly maxUnsettled: number;
}

export type DurableVerdict =
  | { readonly kind: 'well' }
  /** Ask again: our requests, or the server's memory of them, may be lost. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'recreate'; readonly from: number; readonly why: string };

const well: DurableVerdict = { kind: 'well' };

/**
 * Judges one look after another. `lastSequence` must be read after the look. A durable beyond the stream's end would
 * skip what is said again there. One that stands still with work to do is asked again, then made again from what is
 * not settled (nats.node 649, 570; nats-server 5564); times in ms.
 */
export function createDurableWatch({ quietMs, unsettledMs }: { quietMs: number; unsettledMs: number }) {
  let still = { print: '', since: 0, asked: false };

  return (look: DurableLook, lastSequence: number, now: number): DurableVerdict => {
    if (look.delivered > lastSequence) return { kind: 'recreate', from: 1, why: 'it was beyond the end of the stream' };
    const print = `${look.consumerSequence} ${look.ackFloor} ${look.pending > 0} ${look.unsettled}`;
    const patience = patienceFor(look, quietMs, unsettledMs);
    if (patience === undefined || print !== still.print) {
      still = { print, since: now, asked: false };
      return well;
    }
    if (now - still.since < patience) return well;
    const asked = still.asked;
    still = { ...still, since: now, asked: !asked };
    return asked ? { kind: 'recreate', from: look.ackFloor + 1, why: 'it stood still with work to do' } : { kind: 'ask' };
  };
}

/** Nothing to do: no patience needed. Full of unsettled messages: those are given their time first. */
function patienceFor({ pending, unsettled, maxUnsettled }: DurableLook, quietMs: number, unsettledMs: number): number | undefined {
  if (pending > 0 && unsettled < maxUnsettled) return quietMs;
  return unsettled > 0 ? unsettledMs : undefined;
}
