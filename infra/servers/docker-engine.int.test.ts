import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { connect } from 'nats';
import { GenericContainer, Wait } from 'testcontainers';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { linkHolder } from './docker-bridge.ts';
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

test('an engine whose starter was killed ends, and the next start removes what it left', async (context) => {
  const { env, stop } = await orSkip(context, startDockerEngine);
  await stop();
  if (env['DOCKER_HOST'] === undefined) return;
  const code = `const { startDockerEngine } = await import('${new URL('docker-engine.ts', import.meta.url)}');
    console.log((await startDockerEngine()).env.DOCKER_HOST);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void starter.kill('SIGKILL'));
  const [host] = (await once(starter.stdout, 'data')) as [Buffer];
  const folder = dirname(host.toString().trim().slice('unix://'.length));
  const pid = Number(await readFile(join(folder, 'dockerd.pid'), 'utf8'));
  const dead = once(starter, 'exit');
  starter.kill('SIGKILL');
  await dead;
  await (await startDockerEngine()).stop();
  expect(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).not.toContain(folder);
  expect(existsSync(folder)).toBe(false);
  expect(await holders()).not.toContain(folder);
}, 180_000);

const holders = async () => Promise.all((await readdir('/sys/class/net')).map(async (name) => (await linkHolder(name))?.folder));
