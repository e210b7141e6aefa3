import type { Log } from '@mio/runtime';
import { AckPolicy, type ConsumerConfig, type ConsumerInfo, DeliverPolicy, type JetStreamManager, nanos, ReplayPolicy } from 'nats';
import { says } from './api-errors.ts';

export interface WantedDurable {
  readonly stream: string;
  readonly name: string;
  readonly subjects: readonly string[];
  readonly ackWaitMs: number;
  readonly maxAckPending: number;
}

/**
 * The durable, made when it is missing. New subjects mean from the first sequence again: what was said about them
 * before must come too, and handled ids absorb the rest. Subjects that are no longer wanted go without losing the
 * position, but only when a service starts: while versions roll over, the older must not take the newer's away.
 */
export async function ensureDurable(manager: JetStreamManager, wanted: WantedDurable, log: Log, starting: boolean): Promise<ConsumerInfo> {
  const info = await durableInfo(manager, wanted);
  if (info === undefined) {
    log.info({ durable: wanted.name }, 'the durable was not there and has been made');
    return create(manager, wanted, 1);
  }
  const has = subjectsOf(info);
  if (wanted.subjects.some((subject) => !has.includes(subject))) {
    const subjects = starting ? wanted.subjects : [...new Set([...has, ...wanted.subjects])];
    return recreateDurable(manager, { ...wanted, subjects }, 1, 'it lacks subjects', log);
  }
  if (starting && differs(info, wanted)) return change(manager, info, wanted);
  return info;
}

/** Deleted and made again, delivering from `from` on. */
export async function recreateDurable(manager: JetStreamManager, wanted: WantedDurable, from: number, why: string, log: Log): Promise<ConsumerInfo> {
  log.warn({ durable: wanted.name, from, why }, 'the durable is made again');
  await manager.consumers.delete(wanted.stream, wanted.name).catch((error: unknown) => {
    if (!says(error, 'noConsumer')) throw error;
  });
  return create(manager, wanted, from);
}

export async function durableInfo(manager: JetStreamManager, { stream, name }: WantedDurable): Promise<ConsumerInfo | undefined> {
  try {
    return await manager.consumers.info(stream, name);
  } catch (error) {
    if (says(error, 'noConsumer')) return undefined;
    throw error;
  }
}

async function create(manager: JetStreamManager, wanted: WantedDurable, from: number): Promise<ConsumerInfo> {
  const start = from <= 1 ? { deliver_policy: DeliverPolicy.All } : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from };
  try {
    return await manager.consumers.add(wanted.stream, { ...fixed(wanted.name), ...start, ...changeable(wanted) });
  } catch (error) {
    // Another replica was first.
    if (says(error, 'consumerExists')) return manager.consumers.info(wanted.stream, wanted.name);
    throw error;
  }
}

// No inactive_threshold: the server would delete it while the service is away. max_deliver -1: a message that has
// used up its deliveries would be stuck or lost (nats-server 7680, 7817, 5564).
const fixed = (name: string): Partial<ConsumerConfig> => ({
  durable_name: name,
  ack_policy: AckPolicy.Explicit,
  replay_policy: ReplayPolicy.Instant,
  max_deliver: -1,
});

const changeable = ({ subjects, ackWaitMs, maxAckPending }: WantedDurable) => ({
  filter_subjects: [...subjects],
  ack_wait: nanos(ackWaitMs),
  max_ack_pending: maxAckPending,
});

async function change(manager: JetStreamManager, info: ConsumerInfo, wanted: WantedDurable): Promise<ConsumerInfo> {
  const { filter_subject: _, ...config } = info.config;
  // The client sends what it was given over what the server has; only so does the single subject go.
  const wish = { ...config, ...changeable(wanted), filter_subject: undefined } as unknown as ConsumerConfig;
  return manager.consumers.update(wanted.stream, wanted.name, wish);
}

function differs(info: ConsumerInfo, wanted: WantedDurable): boolean {
  const { ack_wait, max_ack_pending } = changeable(wanted);
  return subjectsOf(info).length !== wanted.subjects.length || info.config.ack_wait !== ack_wait || info.config.max_ack_pending !== max_ack_pending;
}

const subjectsOf = ({ config }: ConsumerInfo): string[] => config.filter_subjects ?? (config.filter_subject ? [config.filter_subject] : []);
