import type { ConsumerInfo, JetStreamManager } from 'nats';
import { until } from '../../local/until.ts';

export const streamName = 'MIO';

/** The durables that services share their work by; the ordered consumers of single processes are not among them. */
export async function durablesOf(manager: JetStreamManager): Promise<ConsumerInfo[]> {
  const found: ConsumerInfo[] = [];
  for await (const info of manager.consumers.list(streamName)) if (info.config.durable_name !== undefined) found.push(info);
  return found;
}

/** Deletes every durable under its service, which makes it again from the first sequence; resolves to how many deliveries that was, all of them settled. */
export async function deliverAllAgain(manager: JetStreamManager): Promise<number> {
  const before = await durablesOf(manager);
  for (const { name } of before) await manager.consumers.delete(streamName, name);
  let deliveries = 0;
  const allSettled = async (): Promise<boolean> => {
    const now = await durablesOf(manager);
    deliveries = now.reduce((sum, { delivered }) => sum + delivered.consumer_seq, 0);
    return before.every((old) => {
      const made = now.find(({ name }) => name === old.name);
      return made !== undefined && made.created !== old.created && made.delivered.consumer_seq > 0 && isSettled(made);
    });
  };
  await until('every durable has delivered everything again', allSettled, 240_000, 100);
  return deliveries;
}

export const isSettled = ({ num_pending, num_ack_pending }: ConsumerInfo): boolean => num_pending === 0 && num_ack_pending === 0;
