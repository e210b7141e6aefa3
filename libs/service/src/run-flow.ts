import { type Clock, createEarlyLetters, type Deliver, type DocumentStore, type Flow, gather, type Runner, startDueTimes, subjectsOf } from '@mio/flow';
import type { Delivery, EventStream } from '@mio/messaging';
import { methodsWithoutPolicy, type Policy, serveCalls } from '@mio/rpc';
import type { Log, Metrics } from '@mio/runtime';
import type { HouseConfig } from './house-config.ts';
import { opsCalls } from './ops-calls.ts';
import type { RunOptions } from './run-options.ts';
import { whoMayCall } from './who-may-call.ts';
import { wireFlow } from './wire-flow.ts';

interface Parts {
  readonly flow: Flow;
  readonly config: HouseConfig;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: DocumentStore;
  readonly stream: EventStream;
  readonly clock: Clock;
  readonly onClose: (name: string, close: () => unknown) => void;
}

/** Enough for commits of many at once; what is held here, another replica cannot take. */
const inFlight = 256;
const gatheredInFlight = 1024;

/** Order matters: what is said needs the relay, what is taken in needs the runner; the door for calls opens last. */
export async function runFlow(parts: Parts, options: RunOptions): Promise<Runner> {
  const { flow, store, stream, clock, log, config, onClose } = parts;
  const { stuck, said, relay, runner, deliver } = wireFlow({ flow, store, stream, clock, log, reads: options.reads, effects: options.effects ?? {} });
  const early = createEarlyLetters({ flow, store, runner, clock });

  const served = await serveCalls({
    service: flow.service,
    port: config.MIO_GRPC_PORT,
    host: config.MIO_HOST,
    secret: config.MIO_HOUSE_SECRET,
    log,
    ...callsOf(options, runner, opsCalls({ service: flow.service, stuck, early, said })),
  });
  const work = subjectsOf(flow).length === 0 ? undefined : await takeEvents(flow, stream, deliver, options);
  const dueTimes = startDueTimes({ flow, store, runner, stuck, deliver, clock, log });

  onClose('relay', async () => {
    await relay.stop();
    said.stop();
    await said.flush();
  });
  onClose('runner', () => runner.idle());
  onClose('calls', () => served.close());
  onClose('due times', () => dueTimes.stop());
  onClose('work', () => work?.stop());
  return runner;
}

function takeEvents(flow: Flow, stream: EventStream, deliver: Deliver, { gatherMs = 0 }: RunOptions) {
  const together = gatherMs === 0 ? undefined : gather(gatherMs);
  const take = ({ bytes, delivered }: Delivery) => deliver.message(bytes, delivered);
  return stream.work({
    durable: flow.service,
    subjects: subjectsOf(flow),
    maxInFlight: together === undefined ? inFlight : gatheredInFlight,
    handle: together === undefined ? take : (delivery) => together().then(() => take(delivery)),
  });
}

function callsOf(options: RunOptions, runner: Runner, ops: ReturnType<typeof opsCalls>) {
  const handlers = [...(options.handlers?.({ runner }) ?? []), ops];
  const definitions = handlers.map(({ definition }) => definition);
  const without = methodsWithoutPolicy(definitions, whoMayCall);
  if (without.length > 0) throw new Error(`nobody may call ${without.join(', ')}: add a row to who-may-call.ts`);
  const paths = new Set(definitions.flatMap((definition) => Object.values(definition).map(({ path }) => path)));
  const policy: Policy = Object.fromEntries(Object.entries(whoMayCall).filter(([path]) => paths.has(path)));
  return { handlers, policy, whoIs: options.whoIs ?? (async () => undefined) };
}
