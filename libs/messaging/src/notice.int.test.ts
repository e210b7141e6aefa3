import { expect } from 'vitest';
import { event, textOf, until, withServer } from './test-house.ts';

withServer('each replica notices what is said from now on, and looks at everything after a restart', async ({ open, server }) => {
  const [first, second] = [await open(), await open()];
  await first.publish(event(1));
  const noticed = async (stream: typeof first) => {
    const seen: string[] = [];
    const looks = { count: 0 };
    await stream.notice({ subjects: ['mio.casework.*'], look: (_, bytes) => void seen.push(textOf(bytes)), lookAtEverything: () => void looks.count++ });
    return { seen, looks };
  };
  const replicas = [await noticed(first), await noticed(second)];
  expect(replicas.map(({ looks }) => looks.count)).toEqual([1, 1]);
  await first.publish(event(2));
  await until(() => replicas.every(({ seen }) => seen.length === 1));

  await server.kill();
  await server.wipe();
  await server.start();
  await until(() => replicas.every(({ looks }) => looks.count > 1));
  await first.publish(event(3));
  await until(() => replicas.every(({ seen }) => seen.at(-1) === event(3).id));
  expect(replicas[0]?.seen).toEqual([event(2).id, event(3).id]);
});

withServer('a consumer deleted behind our back is made again', async ({ open, manager }) => {
  const stream = await open();
  let looks = 0;
  await stream.notice({ subjects: ['mio.>'], look: () => undefined, lookAtEverything: () => void looks++ });
  const jsm = await manager();
  for await (const { name } of jsm.consumers.list('MIO')) await jsm.consumers.delete('MIO', name);
  await until(() => looks > 1);
});
