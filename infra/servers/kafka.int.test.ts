import { Kafka, logLevel } from 'kafkajs';
import { expect, onTestFinished, test } from 'vitest';
import { orSkip } from './had.ts';
import { startKafka } from './kafka.ts';
import { temporaryFolder } from './temporary.ts';

const clientOf = (brokers: string[]) =>
  new Kafka({ brokers, logLevel: logLevel.NOTHING, connectionTimeout: 1000, retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 20 } });

async function produce(brokers: string[], value: string): Promise<void> {
  const producer = clientOf(brokers).producer({ allowAutoTopicCreation: true });
  await producer.connect();
  await producer.send({ topic: 'events', acks: -1, messages: [{ value }] });
  await producer.disconnect();
}

/** The first `count` values of the topic, from its beginning. */
async function consume(brokers: string[], count: number): Promise<string[]> {
  const consumer = clientOf(brokers).consumer({ groupId: `reader-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: 'events', fromBeginning: true });
  const values: string[] = [];
  await new Promise<void>((enough, fail) => {
    const eachMessage = async ({ message }: { message: { value: Buffer | null } }) => {
      values.push(String(message.value));
      if (values.length === count) enough();
    };
    consumer.run({ eachMessage }).catch(fail);
  });
  await consumer.disconnect();
  return values;
}

test('what was produced is consumed, also after kill -9 and a restart in the same folder', async (context) => {
  const folder = await temporaryFolder('kafka-test');
  onTestFinished(folder.remove);
  const first = await orSkip(context, () => startKafka({ dir: folder.path }));
  await produce(first.brokers, 'one');
  expect(await consume(first.brokers, 1)).toEqual(['one']);
  await first.kill();
  const second = await startKafka({ dir: folder.path });
  onTestFinished(second.stop);
  expect(second.brokers).toEqual(first.brokers);
  await produce(second.brokers, 'two');
  expect(await consume(second.brokers, 2)).toEqual(['one', 'two']);
}, 180_000);
