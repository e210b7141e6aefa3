import type { Log } from '@mio/runtime';
import { DiscardPolicy, type JetStreamManager, nanos, RetentionPolicy, StorageType, type StreamConfig, type StreamInfo } from 'nats';
import { says } from './api-errors.ts';

export interface WantedStream {
  readonly name: string;
  readonly maxBytes: number | undefined;
  readonly maxAgeMs: number;
  readonly replicas: number | undefined;
}

const mebibyte = 1024 * 1024;

/** The one stream, made when it is missing, set right when it differs. */
export async function ensureStream(manager: JetStreamManager, wanted: WantedStream, log: Log): Promise<{ info: StreamInfo; made: boolean }> {
  try {
    return { info: await setRight(manager, await manager.streams.info(wanted.name), wanted, log), made: false };
  } catch (error) {
    if (!says(error, 'noStream')) throw error;
  }
  try {
    const info = await manager.streams.add({ ...firmly(wanted), storage: StorageType.File, max_bytes: wanted.maxBytes ?? 256 * mebibyte });
    log.warn({ stream: wanted.name, created: info.created }, 'the stream was not there and has been made');
    return { info, made: true };
  } catch (error) {
    if (!says(error, 'streamExists')) throw error;
    return { info: await manager.streams.info(wanted.name), made: true };
  }
}

/** Never max_msgs beside max_bytes: together with discard "new" the server dropped silently (nats-server 4771, 4775). */
function firmly({ name, maxAgeMs, maxBytes, replicas }: WantedStream): Partial<StreamConfig> & { name: string } {
  return {
    name,
    subjects: ['mio.>'],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_age: nanos(maxAgeMs),
    duplicate_window: nanos(120_000),
    ...(maxBytes === undefined ? {} : { max_bytes: maxBytes }),
    ...(replicas === undefined ? {} : { num_replicas: replicas }),
  };
}

async function setRight(manager: JetStreamManager, info: StreamInfo, wanted: WantedStream, log: Log): Promise<StreamInfo> {
  const wish = firmly(wanted);
  const drifted = (Object.keys(wish) as (keyof StreamConfig)[]).filter((key) => JSON.stringify(info.config[key]) !== JSON.stringify(wish[key]));
  if (drifted.length === 0) return info;
  try {
    const updated = await manager.streams.update(wanted.name, { ...info.config, ...wish });
    log.info({ stream: wanted.name, drifted }, 'the settings of the stream differed and have been set right');
    return updated;
  } catch (error) {
    // A stream with old settings still carries events; a service that does not start carries none.
    log.error({ stream: wanted.name, drifted, err: error }, 'the settings of the stream differ and cannot be set right');
    return info;
  }
}
