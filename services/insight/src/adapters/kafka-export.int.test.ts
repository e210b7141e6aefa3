import { createRequire } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import { encodeEnvelope } from '@mio/contracts';
import type { Verdict, WorkOptions } from '@mio/messaging';
import { createLog, createMetrics, type Log } from '@mio/runtime';
import { Kafka, logLevel } from 'kafkajs';
import { expect, onTestFinished, type TestContext, test, vi } from 'vitest';
import { orSkip } from '../../../../infra/servers/had.ts';
import { startKafka } from '../../../../infra/servers/kafka.ts';
import { temporaryFolder } from '../../../../infra/servers/temporary.ts';
import { acceptedCase } from '../domain/case-row.fixture.ts';
import { exportEvents } from './kafka-export.ts';
import { kafkaSink } from './kafka-sink.ts';

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { prototype: { checkPendingRequests(): void } };
const topic = 'mio.events';
const log: Log = createLog({ service: 'insight', level: 'silent' });
const story = (cases: number) => Array.from({ length: cases }, (_, i) => acceptedCase(`MIO-${i}`)).flat();
type Told = ReturnType<typeof story>;

async function broker(context: TestContext) {
  const folder = await temporaryFolder('kafka-export');
  onTestFinished(folder.remove);
  let kafka = await orSkip(context, () => startKafka({ dir: folder.path }));
  onTestFinished(() => kafka.stop());
  const restart = async () => {
    kafka = await startKafka({ dir: folder.path });
  };
  return { brokers: kafka.brokers, kill: () => kafka.kill(), restart };
}

/** The export, with a stream that delivers again whatever was not settled, as JetStream does. */
async function exporter(brokers: string[]) {
  const options: WorkOptions[] = [];
  const stream = {
    work: async (given: WorkOptions) => {
      options.push(given);
      return { stop: async () => undefined };
    },
  };
  const sink = kafkaSink({ brokers, topic, log });
  const exported = await exportEvents({
    stream,
    sink,
    key: new Uint8Array(32).fill(7),
    log,
    metrics: createMetrics({ service: 'insight', nodeFigures: false }),
  });
  onTestFinished(() => exported.stop());
  return async (event: Told[number]): Promise<number> => {
    for (let delivered = 1; ; delivered++) {
      const verdict: Verdict = await options[0]!.handle({ bytes: encodeEnvelope(event), delivered, sequence: 1 });
      if (verdict === 'settle') return delivered;
      await after(verdict.retryInMs / 10);
    }
  };
}

/** Everything in the topic, read until `ids` distinct events were seen. */
async function received(brokers: string[], ids: number): Promise<{ key: string; value: string }[]> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING, connectionTimeout: 1000, retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 100 } });
  const consumer = kafka.consumer({ groupId: crypto.randomUUID(), sessionTimeout: 6000, heartbeatInterval: 1000, maxWaitTimeInMs: 500 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const messages: { key: string; value: string }[] = [];
  await consumer.run({ eachMessage: async ({ message }) => void messages.push({ key: String(message.key), value: String(message.value) }) });
  await expect.poll(() => new Set(messages.map(({ value }) => JSON.parse(value).id)).size, { timeout: 30_000 }).toBe(ids);
  await consumer.disconnect();
  return messages;
}

test('a topic of a real broker holds every event under its case, and no person', async (context) => {
  const { brokers } = await broker(context);
  const send = await exporter(brokers);
  const events = story(100);
  await Promise.all(events.map(send));
  const messages = await received(brokers, events.length);
  expect(new Set(messages.map(({ value }) => JSON.parse(value).id))).toEqual(new Set(events.map(({ id }) => id)));
  for (const { key, value } of messages) expect(JSON.parse(value).caseId).toBe(key);
  expect(JSON.stringify(messages)).not.toMatch(/p-otter|school-1/);
}, 120_000);

test('a broker that is killed and comes back in the middle loses nothing', async (context) => {
  const { brokers, kill, restart } = await broker(context);
  const send = await exporter(brokers);
  const events = story(300);
  let settled = 0;
  const sending = (async () => {
    // Some at a time, so that the kill falls between and within sends.
    for (let i = 0; i < events.length; i += 50) {
      await Promise.all(events.slice(i, i + 50).map(send));
      settled = i + 50;
    }
  })();
  await expect.poll(() => settled, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(500);
  await kill();
  const before = settled;
  await restart();
  await sending;
  expect(before).toBeLessThan(events.length);
  const messages = await received(brokers, events.length);
  expect(new Set(messages.map(({ value }) => JSON.parse(value).id))).toEqual(new Set(events.map(({ id }) => id)));
}, 180_000);

test('a broker that is not there yet is waited for', async (context) => {
  const { brokers, kill, restart } = await broker(context);
  await kill();
  const send = await exporter(brokers);
  const events = story(2);
  const sending = Promise.all(events.map(send));
  await restart();
  await sending;
  await received(brokers, events.length);
}, 180_000);

test('with nothing to send the connection does nothing, and Node warns of nothing', async (context) => {
  const warnings: string[] = [];
  const listen = (warning: Error) => void warnings.push(warning.name);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const { brokers } = await broker(context);
  const send = await exporter(brokers);
  await Promise.all(story(1).map(send));
  const looks = vi.spyOn(RequestQueue.prototype, 'checkPendingRequests');
  onTestFinished(() => looks.mockRestore());
  // Being idle shows in nothing but time.
  await after(1_000);
  expect(looks.mock.calls.length).toBeLessThan(10);
  expect(warnings).not.toContain('TimeoutNegativeWarning');
}, 120_000);
