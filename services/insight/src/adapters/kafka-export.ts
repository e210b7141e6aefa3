import { decodeEnvelope, type Envelope, UnreadableEvent } from '@mio/contracts';
import type { Delivery, EventStream, Stoppable, Verdict } from '@mio/messaging';
import type { Log, Metrics } from '@mio/runtime';
import { analyticsEvent } from '../domain/analytics-event.ts';
import { pseudonymsOf } from '../domain/pseudonyms.ts';
import { sendInBatches } from './send-in-batches.ts';

/** Where analytics events go. `send` resolves when all are kept there; it may keep some twice, never none. */
export interface AnalyticsSink {
  send(messages: readonly AnalyticsMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Messages with the same key keep their order. */
export interface AnalyticsMessage {
  readonly key: string;
  readonly value: string;
}

interface Parts {
  readonly stream: Pick<EventStream, 'work'>;
  readonly sink: AnalyticsSink;
  readonly key: Uint8Array;
  readonly log: Log;
  readonly metrics: Metrics;
}

const largestBatch = 500;
const triesOfUnreadable = 5;

/**
 * Exports every event of the stream, at least once. It has a durable of its own: while the sink is away events wait
 * there, and nothing else of the house notices.
 */
export async function exportEvents({ stream, sink, key, log, metrics }: Parts): Promise<Stoppable> {
  const pseudonyms = pseudonymsOf(key);
  const told = tellOutages(log, metrics);
  const add = sendInBatches<AnalyticsMessage>((messages) => sink.send(messages), largestBatch);

  async function handle({ bytes, delivered }: Delivery): Promise<Verdict> {
    const envelope = readable(bytes);
    if (envelope instanceof UnreadableEvent) return unreadable(envelope, delivered, log);
    const event = analyticsEvent(envelope, pseudonyms(envelope.at));
    try {
      await add({ key: event.caseId || event.document, value: JSON.stringify(event) });
      told.sent();
      return 'settle';
    } catch (error) {
      told.failed(error);
      return { retryInMs: Math.min(1_000 * 2 ** Math.min(delivered - 1, 4), 15_000) * (0.75 + Math.random() / 2) };
    }
  }

  const work = await stream.work({ durable: 'insight-export', subjects: ['mio.>'], maxInFlight: largestBatch, handle });
  return {
    async stop() {
      // What is not sent yet comes again, to another replica or at the next start.
      told.noMore();
      await sink.close();
      await work.stop();
    },
  };
}

function readable(bytes: Uint8Array): Envelope | UnreadableEvent {
  try {
    return decodeEnvelope(bytes);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}

/** A newer replica may be able to read it; after that a person must know that the analytics stream lacks it. */
function unreadable({ eventId, caseId, type, message }: UnreadableEvent, delivered: number, log: Log): Verdict {
  if (delivered < triesOfUnreadable) return { retryInMs: 30_000 };
  log.error({ eventId, caseId, type, why: message }, 'an event could not be read and was not exported');
  return 'settle';
}

/** One line when an outage begins and one when it ends, not one per event. */
function tellOutages(log: Log, metrics: Metrics) {
  const events = metrics.counter('mio_exported_events_total', 'Events handed to Kafka; failed ones come again', { outcome: ['sent', 'failed'] });
  let away = false;
  let closing = false;
  return {
    sent() {
      events.inc({ outcome: 'sent' });
      if (away) log.info({}, 'Kafka takes events again');
      away = false;
    },
    failed(error: unknown) {
      events.inc({ outcome: 'failed' });
      if (!away && !closing) log.warn({ err: error }, 'Kafka cannot be reached; events wait in the stream and nothing else of MIO does');
      away = true;
    },
    noMore() {
      closing = true;
    },
  };
}
