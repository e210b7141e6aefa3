import './kafka-quiet.ts';
import { Unavailable } from '@mio/runtime';
import { Kafka, type LogEntry, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { AnalyticsSink } from './kafka-export.ts';

interface Parts {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly log: { debug(fields: object, message: string): void };
}

/** Short, for the caller tries again with growing delay; a batch under way survives a broker's restart within them. */
const retry = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 8 };
/** An outage is told once by whoever sends; kafkajs tells each of its own tries. */
const quietly =
  (log: Parts['log']) =>
  () =>
  ({ namespace, log: { message } }: LogEntry) =>
    log.debug({ namespace, why: message }, 'kafkajs');

/** A producer only, one send at a time; all in-sync replicas answer for each batch. Connects when there is something to send. */
export function kafkaSink({ brokers, topic, log }: Parts): AnalyticsSink {
  const kafka = new Kafka({
    clientId: 'mio-insight',
    brokers: [...brokers],
    retry,
    connectionTimeout: 1_000,
    requestTimeout: 10_000,
    logLevel: logLevel.WARN,
    logCreator: quietly(log),
  });
  let connected: Promise<Producer> | undefined;
  let closed = false;

  async function connect(): Promise<Producer> {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, maxInFlightRequests: 1, retry });
    await producer.connect();
    return producer;
  }

  /** What kafkajs knows of a cluster that failed is not to be trusted: the next send starts anew. */
  function drop(): void {
    void connected?.then((producer) => producer.disconnect()).catch(() => undefined);
    connected = undefined;
  }

  return {
    async send(messages) {
      if (closed) throw Unavailable('the export to Kafka is closed');
      try {
        connected ??= connect();
        const producer = await connected;
        await producer.send({ topic, acks: -1, messages: messages.map(({ key, value }) => ({ key, value })) });
      } catch (error) {
        drop();
        throw Unavailable('Kafka did not take the events', error);
      }
    },
    async close() {
      closed = true;
      await connected?.then((producer) => producer.disconnect()).catch(() => undefined);
      connected = undefined;
    },
  };
}
