// Plain JavaScript: runs on any Node from 20 on, before anything is installed.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where fetched servers are kept: MIO_CACHE, else .mio/cache in the repository (git-ignored). */
export const cacheFolder = () => resolve(process.env.MIO_CACHE || join(root, '.mio', 'cache'));

/**
 * The folder `name` of the cache; when it is not there yet, `fill(folder)` makes its content. It appears whole or not
 * at all, also when two processes fill it at once: each fills its own, the first rename wins.
 */
export async function inCache(name, fill) {
  const wanted = join(cacheFolder(), name);
  if (existsSync(wanted)) return wanted;
  await mkdir(cacheFolder(), { recursive: true });
  const filling = await mkdtemp(join(cacheFolder(), '.filling-'));
  try {
    await fill(filling);
    await rename(filling, wanted).catch((error) => {
      if (!existsSync(wanted)) throw error;
    });
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
  return wanted;
}

/** A server that this machine does not have and that could not be fetched; `message` says what to install. */
export const serverMissing = (sentence) => Object.assign(new Error(sentence), { name: 'ServerMissing' });
