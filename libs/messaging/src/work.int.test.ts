import { expect } from 'vitest';
import type { Delivery, EventStream, Verdict, WorkOptions } from './stream-face.ts';
import { event, range, textOf, until, withServer } from './test-house.ts';
import { copyDir } from './test-server.ts';

const subjects = ['mio.casework.case'];

async function consume(stream: EventStream, options: Partial<WorkOptions> = {}, verdict: (delivery: Delivery) => Verdict | Promise<Verdict> = () => 'settle') {
  const got: string[] = [];
  const handle = async (delivery: Delivery) => {
    const decided = await verdict(delivery);
    if (decided === 'settle') got.push(textOf(delivery.bytes));
    return decided;
  };
  const work = await stream.work({ durable: 'triage', subjects, ...options, handle });
  return { got, work, count: (id: string) => got.filter((each) => each === id).length };
}

const back = (stream: EventStream, ...before: string[]) => until(() => !['', ...before].includes(stream.serverId()));
const publishAll = (stream: EventStream, from: number, to: number) => Promise.all(range(from, to).map((number) => stream.publish(event(number))));
const ids = (from: number, to: number) => range(from, to).map((number) => event(number).id);

withServer('what is published arrives once and is settled', async ({ open, manager }) => {
  const stream = await open();
  const { got } = await consume(stream);
  const acks = await publishAll(stream, 1, 100);
  expect(acks.map(({ sequence }) => sequence)).toEqual(range(1, 100));
  await until(() => got.length === 100);
  expect(got).toEqual(ids(1, 100));
  const jsm = await manager();
  await until(async () => (await jsm.consumers.info('MIO', 'triage')).num_ack_pending === 0);
  expect((await stream.publish(event(7))).duplicate).toBe(true);
});

withServer('replicas share a durable', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  const one = await consume(first, { maxInFlight: 4 });
  const two = await consume(second, { maxInFlight: 4 });
  await publishAll(first, 1, 200);
  await until(() => one.got.length + two.got.length >= 200);
  expect(new Set([...one.got, ...two.got]).size).toBe(200);
  expect(Math.min(one.got.length, two.got.length)).toBeGreaterThan(0);
});

withServer('no more than maxInFlight are held at once', async ({ open }) => {
  const stream = await open();
  let [now, most] = [0, 0];
  const { got } = await consume(stream, { maxInFlight: 3 }, async (): Promise<Verdict> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
    return 'settle';
  });
  await publishAll(stream, 1, 50);
  await until(() => got.length === 50);
  // A busy machine may never hold three at once; it must never hold four.
  expect(most).toBeLessThanOrEqual(3);
});

withServer('a server that is killed and comes back goes on', async ({ open, server }) => {
  const stream = await open();
  const { got } = await consume(stream);
  await publishAll(stream, 1, 10);
  await until(() => got.length === 10);
  const before = stream.serverId();
  await server.kill();
  await expect(stream.publish(event(11))).rejects.toMatchObject({ kind: 'unavailable' });
  await server.start();
  await back(stream, before);
  await publishAll(stream, 11, 20);
  await until(() => ids(1, 20).every((id) => got.includes(id)));
});

withServer('a store wiped while running is made anew', async ({ open, server }) => {
  const stream = await open();
  const { got } = await consume(stream);
  await publishAll(stream, 1, 10);
  await until(() => got.length === 10);
  await server.kill();
  await server.wipe();
  await server.start();
  await until(async () => (await stream.publish(event(11)).catch(() => undefined))?.sequence === 1);
  await until(() => got.includes(event(11).id));
});

withServer(
  'a durable beyond the end of a stream that was cut back gets what is said again, even when the stream has grown past it',
  async ({ open, server }) => {
    const stream = await open();
    const { got, count } = await consume(stream);
    await publishAll(stream, 1, 50);
    await until(() => got.length === 50);
    const runs = [stream.serverId()];
    await server.stop();
    await copyDir(server.messagesDir('MIO'), `${server.messagesDir('MIO')}.older`);
    await server.start();
    await back(stream, ...runs);
    runs.push(stream.serverId());
    await publishAll(stream, 51, 100);
    await until(() => got.length === 100);
    await server.stop();
    await server.removeMessages('MIO');
    await copyDir(`${server.messagesDir('MIO')}.older`, server.messagesDir('MIO'));
    await server.start();
    await back(stream, ...runs);
    const [first] = await publishAll(stream, 101, 160);
    await publishAll(stream, 51, 100);
    expect(first?.sequence).toBe(51);
    await until(() => ids(51, 100).every((id) => count(id) >= 2) && ids(101, 160).every((id) => count(id) >= 1));
  },
);

withServer('a durable deleted behind our back is made again from the first sequence', async ({ open, manager }) => {
  const stream = await open();
  const { got, count } = await consume(stream);
  await publishAll(stream, 1, 5);
  await until(() => got.length === 5);
  await (await manager()).consumers.delete('MIO', 'triage');
  await publishAll(stream, 6, 10);
  await until(() => ids(6, 10).every((id) => got.includes(id)) && count(event(1).id) === 2);
});

withServer('a slow handler keeps its message', async ({ open, manager }) => {
  const stream = await open();
  let deliveries = 0;
  const { got } = await consume(stream, { ackWaitMs: 300 }, async (): Promise<Verdict> => {
    deliveries++;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    return 'settle';
  });
  await publishAll(stream, 1, 1);
  await until(() => got.length === 1);
  const jsm = await manager();
  await until(async () => (await jsm.consumers.info('MIO', 'triage')).ack_floor.stream_seq === 1);
  expect(deliveries).toBe(1);
});

withServer('a retry comes after its delay, and a throw with a delay of our own', async ({ open }) => {
  const stream = await open();
  const times: number[] = [];
  const { got } = await consume(stream, {}, ({ delivered }) => {
    times.push(performance.now());
    if (delivered === 1) return { retryInMs: 300 };
    if (delivered === 2) throw new Error('not today');
    return 'settle';
  });
  await publishAll(stream, 1, 1);
  await until(() => got.length === 1);
  const [first = 0, second = 0, third = 0] = times;
  expect(second - first).toBeGreaterThan(250);
  expect(third - second).toBeGreaterThan(600);
});

withServer('messages that wait for their retry do not stop the one behind them', async ({ open }) => {
  const stream = await open();
  let predecessor = false;
  const { got } = await consume(stream, { maxInFlight: 4 }, ({ sequence }) => {
    if (sequence === 13) predecessor = true;
    return predecessor ? 'settle' : { retryInMs: 1_000 };
  });
  await publishAll(stream, 1, 13);
  await until(() => got.length === 13);
  expect(got[0]).toBe(event(13).id);
});

withServer('new subjects come from the first sequence, dropped ones go without losing the position', async ({ open, manager }) => {
  const stream = await open();
  await publishAll(stream, 1, 3);
  await stream.publish(event(1, 'team'));
  const one = await consume(stream);
  await until(() => one.got.length === 3);
  await one.work.stop();
  const two = await consume(stream, { subjects: [...subjects, 'mio.casework.team'] });
  await until(() => two.got.includes(event(1, 'team').id) && two.got.length === 4);
  await two.work.stop();
  const three = await consume(stream);
  await publishAll(stream, 4, 4);
  await until(() => three.got.length > 0);
  expect(three.got).toEqual([event(4).id]);
  const info = await (await manager()).consumers.info('MIO', 'triage');
  expect(info.config.filter_subjects ?? [info.config.filter_subject]).toEqual(subjects);
});

withServer('stopping lets what is under way finish and hands the rest to the other replica', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  const started = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const one = await consume(first, { maxInFlight: 1 }, async (): Promise<Verdict> => {
    started.resolve();
    await goOn.promise;
    return 'settle';
  });
  await publishAll(first, 1, 5);
  await started.promise;
  const stopped = one.work.stop();
  goOn.resolve();
  await stopped;
  const two = await consume(second, { maxInFlight: 1 });
  await until(() => one.got.length + two.got.length === 5);
  expect(one.got).toEqual([event(1).id]);
});
