import { until } from '../local/until.ts';
import type { Stores } from './stores.ts';
import { lookAtStream } from './stream-monitor.ts';

/** Longer than a mail may stay in doubt, and than the stream waits before it gives a dead replica's messages to another. */
const patienceMs = 75_000;

/**
 * Waits until nothing is under way any more: no mail, no message, nothing unsaid, no try to come. What still is when
 * patience ends, the documents will show.
 */
export async function untilAtRest(stores: Stores, monitor: string, say: (line: string) => void): Promise<void> {
  const rest = async () => (await lookAtStream(monitor)).open === 0 && (await underWay(stores)) === 0;
  await until('the system is at rest', rest, patienceMs, 500).catch(({ message }: Error) => say(message));
}

async function underWay(stores: Stores): Promise<number> {
  const mails = ['queued', 'sending'].map((state) => stores.of('notification').count({ collection: 'mail', index: 'state', equals: state }));
  const unsaid = stores.all.flatMap(({ flow, store }) => flow.kinds.map(({ name }) => store.count({ collection: name, index: 'unsaid', from: '' })));
  const tries = stores.all.map(({ store }) => store.count({ collection: 'stuck', index: 'retryAt', from: '' }));
  return (await Promise.all([...mails, ...unsaid, ...tries])).reduce((a, b) => a + b, 0);
}
