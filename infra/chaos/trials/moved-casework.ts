import { type Clock, createDeliver, createRunner, createStuck, type Deliver, type Log, type Outgoing, type Runner, type Stuck } from '@mio/flow';
import type { Store } from '@mio/storage';
import { flow, type Reads } from '../../../services/casework/src/flow.ts';

export interface MovedCasework {
  readonly runner: Runner;
  readonly deliver: Deliver;
  readonly stuck: Stuck;
}

/** Casework's own flow on the real core, by a clock that somebody moves: a service's process always has today's. */
export function movedCasework(parts: { store: Store; clock: Clock; log: Log; say: (messages: readonly Outgoing[]) => void }): MovedCasework {
  const stuck = createStuck(parts);
  const reads: Reads = { newCaseKey: () => 'wrapped' };
  const runner = createRunner({ ...parts, flow, reads, effects: {}, stuck });
  return { runner, stuck, deliver: createDeliver({ flow, runner, stuck, log: parts.log }) };
}
