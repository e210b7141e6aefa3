import { connect } from 'nats';
import { GenericContainer, Wait } from 'testcontainers';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startDockerEngine } from './docker-engine.ts';
import { orSkip } from './had.ts';
import { makeNatsImage } from './nats-image.ts';

afterEach(() => void vi.unstubAllEnvs());

const engineFor = async (context: Parameters<typeof orSkip>[0]) => {
  const engine = await orSkip(context, startDockerEngine);
  onTestFinished(engine.stop);
  for (const [name, value] of Object.entries(engine.env)) vi.stubEnv(name, value);
  return engine;
};

test('testcontainers runs a nats-server on the engine, and a message is kept there', async (context) => {
  const engine = await engineFor(context);
  const image = await orSkip(context, () => makeNatsImage(engine));
  const container = await new GenericContainer(image)
    .withCommand(['--jetstream'])
    .withExposedPorts(4222)
    .withWaitStrategy(Wait.forLogMessage('Server is ready'))
    .start();
  onTestFinished(async () => void (await container.stop()));
  const connection = await connect({ servers: `${container.getHost()}:${container.getMappedPort(4222)}` });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'KEPT', subjects: ['kept.>'] });
  await connection.jetstream().publish('kept.one', 'kept');
  expect((await manager.streams.getMessage('KEPT', { seq: 1 })).string()).toBe('kept');
  await connection.close();
}, 180_000);

test('two engines run side by side and know nothing of each other', async (context) => {
  const [left, right] = await orSkip(context, () => Promise.all([startDockerEngine(), startDockerEngine()]));
  onTestFinished(async () => void (await Promise.all([left.stop(), right.stop()])));
  const image = await makeNatsImage(left);
  expect(await left.docker('image', 'ls', '--quiet', image)).not.toBe('');
  if (left.env['DOCKER_HOST'] === right.env['DOCKER_HOST']) return;
  expect(await right.docker('image', 'ls', '--quiet', image)).toBe('');
}, 180_000);
