import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'nats';
import { expect, onTestFinished, test } from 'vitest';
import { orSkip } from './had.ts';
import { type Nats, startNats } from './nats.ts';

const freshFolder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mio nats-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
};

const publishOne = async ({ url }: Nats) => {
  const connection = await connect({ servers: url });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'KEPT', subjects: ['kept.>'] });
  await connection.jetstream().publish('kept.one', 'still here');
  await connection.close();
};

const readOne = async ({ url }: Nats) => {
  const connection = await connect({ servers: url });
  const manager = await connection.jetstreamManager();
  const message = await manager.streams.getMessage('KEPT', { seq: 1 });
  await connection.close();
  return message.string();
};

test('a persisted message outlives kill -9 of the server, which comes back on its own port', async (context) => {
  const dir = await freshFolder();
  const first = await orSkip(context, () => startNats({ dir }));
  await publishOne(first);
  await first.kill();
  const second = await startNats({ dir, port: first.port });
  onTestFinished(second.stop);
  expect(second.url).toBe(first.url);
  expect(await readOne(second)).toBe('still here');
}, 60_000);

test('two run side by side, each with its own port and store', async (context) => {
  const [left, right] = await orSkip(context, async () => {
    const [a, b] = [await freshFolder(), await freshFolder()];
    return Promise.all([startNats({ dir: a }), startNats({ dir: b })]);
  });
  onTestFinished(async () => void (await Promise.all([left.stop(), right.stop()])));
  expect(left.port).not.toBe(right.port);
  await publishOne(left);
  await publishOne(right);
}, 60_000);

test('a taken port gives an error that shows what the server said', async (context) => {
  const taken = await orSkip(context, async () => startNats({ dir: await freshFolder() }));
  onTestFinished(taken.stop);
  await expect(startNats({ dir: await freshFolder(), port: taken.port })).rejects.toThrow('address already in use');
}, 60_000);
