import { expect } from 'vitest';
import { event, until, withServer } from './test-house.ts';

withServer('a stream that is gone is made again by who finds that nobody listens', async ({ open, manager }) => {
  const stream = await open();
  expect(await stream.publish(event(1))).toEqual({ sequence: 1, duplicate: false });
  await (await manager()).streams.delete('MIO');
  await expect(stream.publish(event(2))).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('nobody listens') });
  await until(async () => (await stream.publish(event(2)).catch(() => undefined))?.sequence === 1);
});

withServer('what another stream takes is not said', async ({ open, manager }) => {
  const stream = await open();
  const jsm = await manager();
  await jsm.streams.delete('MIO');
  await jsm.streams.add({ name: 'OTHER', subjects: ['mio.>'] });
  await expect(stream.publish(event(1))).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('OTHER') });
});

withServer('an event that is larger than the server takes is refused at once, without a trace', async ({ open }) => {
  const stream = await open();
  const big = { ...event(1), bytes: new Uint8Array(2 * 1024 * 1024) };
  await expect(stream.publish(big)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await stream.publish(event(1))).toEqual({ sequence: 1, duplicate: false });
});

withServer('acknowledgements of many that were sent together each reach their own', async ({ open }) => {
  const stream = await open();
  const acks = await Promise.all(Array.from({ length: 500 }, (_, index) => stream.publish(event(index + 1))));
  expect(acks.map(({ sequence }) => sequence)).toEqual(acks.map((_, index) => index + 1));
});
