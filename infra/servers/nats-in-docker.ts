import { startDockerEngine } from './docker-engine.ts';
import { makeNatsImage } from './nats-image.ts';

/** An image of nats-server on a Docker engine, and what the environment of a test must hold to start it with testcontainers. */
export type NatsInDocker = { env: Record<string, string>; stop(): Promise<void> };

/** For a second run of the tests of libs/messaging. Throws ServerMissing. */
export async function startNatsInDocker(): Promise<NatsInDocker> {
  const engine = await startDockerEngine();
  try {
    return { env: { ...engine.env, MIO_TEST_NATS_IMAGE: await makeNatsImage(engine) }, stop: engine.stop };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
