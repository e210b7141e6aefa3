import { expect } from 'vitest';
import { openStreamInBackground } from './stream-in-background.ts';
import { event, log, textOf, until, withServer } from './test-house.ts';

withServer('a stream is had without NATS; work, notices and listeners begin when NATS is there', async ({ server, later, open }) => {
  await server.stop();
  const stream = openStreamInBackground({ servers: server.url, service: 'casework', log });
  later(() => stream.close());
  const [seen, looks]: [string[], string[]] = [[], []];
  const handle = async ({ bytes }: { bytes: Uint8Array }) => {
    seen.push(textOf(bytes));
    return 'settle' as const;
  };
  stream.onReconnect(() => void looks.push('reconnect'));
  await stream.work({ durable: 'casework', subjects: ['mio.casework.*'], handle });
  await stream.notice({ subjects: ['mio.casework.*'], look: () => undefined, lookAtEverything: () => void looks.push('everything') });
  const given = await stream.work({ durable: 'given-up', subjects: ['mio.casework.*'], handle });
  await given.stop();
  expect([stream.connected(), stream.serverId()]).toEqual([false, '']);
  await expect(stream.publish(event(1))).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(stream.facts()).rejects.toMatchObject({ kind: 'unavailable' });

  await server.start();
  await until(() => stream.connected() && looks.includes('everything'));
  expect(looks).toContain('reconnect');
  await (await open()).publish(event(2));
  await until(() => seen.length === 1);
  expect(seen).toEqual([event(2).id]);
});

withServer('one that never came is closed at once', async ({ server }) => {
  await server.stop();
  const stream = openStreamInBackground({ servers: server.url, service: 'casework', log });
  const work = await stream.work({ durable: 'casework', subjects: ['mio.>'], handle: async () => 'settle' });
  await work.stop();
  await stream.close();
  expect(stream.connected()).toBe(false);
});
