import type { EffectDoer, Runner } from '@mio/flow';
import type { CallHandlers, WhoIs } from '@mio/rpc';

export interface RunOptions {
  /** What the flow's loads may ask. */
  readonly reads?: unknown;
  readonly effects?: Readonly<Record<string, EffectDoer>>;
  /** Lets events wait so long for others about the same document: for a service that nobody waits for. */
  readonly gatherMs?: number;
  readonly whoIs?: WhoIs;
  /** The service's own calls; those of operations are added. */
  readonly handlers?: (given: { runner: Runner }) => readonly CallHandlers[];
}
