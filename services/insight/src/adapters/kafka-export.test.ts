import { encodeEnvelope } from '@mio/contracts';
import type { Delivery, Verdict, WorkOptions } from '@mio/messaging';
import { createLog, createMetrics, Unavailable } from '@mio/runtime';
import { expect, test } from 'vitest';
import { acceptedCase } from '../domain/case-row.fixture.ts';
import { type AnalyticsMessage, exportEvents } from './kafka-export.ts';

const story = acceptedCase('MIO-1');
const delivery = (bytes: Uint8Array, delivered = 1): Delivery => ({ bytes, delivered, sequence: 1 });

/** The export with the stream's side in the test's hands. */
async function given(send: (messages: readonly AnalyticsMessage[]) => Promise<void>) {
  const lines: { level: string; msg: string }[] = [];
  const log = createLog({ service: 'insight', level: 'info', pretty: false, to: { write: (line: string) => lines.push(JSON.parse(line)) } });
  const all: WorkOptions[] = [];
  const stream = {
    work: async (options: WorkOptions) => {
      all.push(options);
      return { stop: async () => undefined };
    },
  };
  const exported = await exportEvents({
    stream,
    sink: { send, close: async () => undefined },
    key: new Uint8Array(32),
    log,
    metrics: createMetrics({ service: 'insight', nodeFigures: false }),
  });
  const options = all[0]!;
  return { lines, exported, options, handle: (one: Delivery): Promise<Verdict> => options.handle(one) };
}

test('events that come together are sent together, each under its case and with its id', async () => {
  const batches: (readonly AnalyticsMessage[])[] = [];
  const { handle, options } = await given(async (messages) => void batches.push(messages));
  const verdicts = await Promise.all(story.map((event) => handle(delivery(encodeEnvelope(event)))));
  expect(options).toMatchObject({ durable: 'insight-export', subjects: ['mio.>'] });
  expect(new Set(verdicts)).toEqual(new Set(['settle']));
  expect(batches).toHaveLength(1);
  expect(new Set(batches[0]!.map(({ key }) => key))).toEqual(new Set(['MIO-1']));
  expect(batches[0]!.map(({ value }) => JSON.parse(value).id)).toEqual(story.map(({ id }) => id));
});

test('never two sends at once', async () => {
  let under = 0;
  let most = 0;
  const { handle } = await given(async () => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setImmediate(resolve));
    under--;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  for (const event of story) {
    void handle(delivery(encodeEnvelope(event)));
    await turn();
  }
  await expect.poll(() => under).toBe(0);
  expect(most).toBe(1);
});

test('while Kafka is away events wait, and one line tells of it', async () => {
  let away = true;
  const { handle, lines } = await given(async () => {
    if (away) throw Unavailable('no broker');
  });
  const tries = await Promise.all(story.slice(0, 5).map((event, i) => handle(delivery(encodeEnvelope(event), i + 1))));
  for (const verdict of tries) expect((verdict as { retryInMs: number }).retryInMs).toBeGreaterThanOrEqual(750);
  away = false;
  expect(await handle(delivery(encodeEnvelope(story[0]!), 2))).toBe('settle');
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'info']);
});

test('at closing, what is not sent yet goes back to the stream without an alarm', async () => {
  const { handle, exported, lines } = await given(async () => {
    throw Unavailable('closed');
  });
  await exported.stop();
  expect(await handle(delivery(encodeEnvelope(story[0]!)))).toMatchObject({ retryInMs: expect.any(Number) });
  expect(lines).toEqual([]);
});

test('an event that cannot be read is tried five times, then a person hears of it', async () => {
  const { handle, lines } = await given(async () => undefined);
  const newer = encodeEnvelope({ ...story[0]!, version: 9 });
  expect(await handle(delivery(newer, 4))).toMatchObject({ retryInMs: 30_000 });
  expect(lines).toEqual([]);
  expect(await handle(delivery(newer, 5))).toBe('settle');
  expect(lines).toMatchObject([{ level: 'error', eventId: story[0]!.id, caseId: 'MIO-1' }]);
});
