import { type DocumentStore, type EffectDoer, type Flow, type Runner, type Stuck, startDueTimes, subjectsOf } from '@mio/flow';
import type { EventStream } from '../../libs/messaging/src/stream-face.ts';
import { wireFlow } from '../../libs/service/src/wire-flow.ts';

export interface TakingPart {
  readonly flow: Flow;
  readonly store: DocumentStore;
  readonly stream: EventStream;
  readonly clock: { now(): string };
  readonly log: Parameters<typeof wireFlow>[0]['log'];
  readonly reads: unknown;
  readonly effects: Readonly<Record<string, EffectDoer>>;
}

/** How often the parts look for work. Clock and relay look less often than in life, where looking costs nobody anything: every look is a step here. */
export const lookEveryMs = { dueTimes: 2_000, relay: 3_000, outMarks: 1_000 } as const;

/** One process of a service, wired as libs/service wires it; only its doors are missing. */
export function takePart({ flow, store, stream, clock, log, reads, effects }: TakingPart): { runner: Runner; stuck: Stuck } {
  const { stuck, runner, deliver } = wireFlow({ flow, store, stream, clock, log, reads, effects, everyMs: lookEveryMs });
  const subjects = subjectsOf(flow);
  if (subjects.length > 0) void stream.work({ durable: flow.service, subjects, handle: ({ bytes, delivered }) => deliver.message(bytes, delivered) });
  startDueTimes({ flow, store, runner, stuck, deliver, clock, log, everyMs: lookEveryMs.dueTimes });
  return { runner, stuck };
}
