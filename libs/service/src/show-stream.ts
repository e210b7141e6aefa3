import type { EventStream } from '@mio/messaging';
import type { Metrics } from '@mio/runtime';

const everyMs = 1_000;

/** Shows whether the stream is there: a service without it is degraded, not unready. The result ends it. */
export function showStream({ stream, metrics }: { stream: Pick<EventStream, 'connected'>; metrics: Metrics }): () => void {
  const gauge = metrics.gauge('mio_stream_connected', '1 while NATS is there; at 0 what is said waits in the store', {});
  const show = () => gauge.set({}, stream.connected() ? 1 : 0);
  show();
  const timer = setInterval(show, everyMs).unref();
  return () => clearInterval(timer);
}
