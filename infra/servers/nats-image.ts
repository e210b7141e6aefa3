import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serverMissing } from './cache.mjs';
import { must } from './command.mjs';
import type { DockerEngine } from './docker-engine.ts';
import { findNats } from './find-nats.mjs';
import { temporaryFolder } from './temporary.ts';

/** The name of an image on `engine` that holds nats-server and nothing else, made here: nothing is pulled. */
export async function makeNatsImage(engine: DockerEngine): Promise<string> {
  if (process.platform !== 'linux') throw serverMissing('The nats-server of this machine does not run in a Linux container: run this on Linux.');
  const image = 'mio-test/nats:2.15';
  const own = await temporaryFolder('nats-image');
  try {
    const root = join(own.path, 'root');
    // JetStream keeps its files below /tmp unless told otherwise.
    await mkdir(join(root, 'tmp'), { recursive: true });
    await copyFile(await findNats(), join(root, 'nats-server'));
    const archive = join(own.path, 'root.tar');
    await must('tar', ['-C', root, '-cf', archive, '.']);
    const entry = ['--change', 'ENTRYPOINT ["/nats-server"]', '--change', 'EXPOSE 4222 8222'];
    await engine.docker('import', ...entry, archive, image);
    return image;
  } finally {
    await own.remove();
  }
}
