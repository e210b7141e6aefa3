import parent from 'node:process';
import type { GenericContainer, StartedTestContainer } from 'testcontainers';
import { type Place, type Running, untilItAnswers, type WayToRun } from './test-server-way.ts';

const insidePort = 4222;

/** nats-server in a container of `image`, started by testcontainers; its folder is the same inside and outside. */
export const natsContainer = (image: string): WayToRun => ({
  listen: () => `0.0.0.0:${insidePort}`,
  place: (place) => containerAt(image, place),
});

function containerAt(image: string, place: Place): Running {
  let container: StartedTestContainer | undefined;
  let runs = false;
  return {
    async start() {
      if (container === undefined) container = await (await described(image, place)).start();
      else await (await handleOf(container)).start();
      runs = true;
      await untilItAnswers(place.port);
    },
    async end(signal) {
      if (!runs || container === undefined) return;
      const handle = await handleOf(container);
      await (signal === 'SIGKILL' ? handle.kill({ signal }) : handle.stop());
      runs = false;
    },
    async remove() {
      await (container && (await handleOf(container)).remove({ force: true, v: true }));
    },
  };
}

/** The port outside is fixed: a container that is started again must have the same address. */
async function described(image: string, { dir, config, port }: Place): Promise<GenericContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const described = new GenericContainer(image)
    .withCommand(['--config', config])
    .withBindMounts([{ source: dir, target: dir, mode: 'rw' }])
    .withExposedPorts({ container: insidePort, host: port })
    .withWaitStrategy(Wait.forLogMessage('Server is ready'));
  // As ourselves: the tests remove and copy what it writes.
  return parent.getuid && parent.getgid ? described.withUser(`${parent.getuid()}:${parent.getgid()}`) : described;
}

/** testcontainers itself cannot kill a container or start a stopped one. */
async function handleOf(container: StartedTestContainer) {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return (await getContainerRuntimeClient()).container.getById(container.getId());
}
