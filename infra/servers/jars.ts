import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inCache, serverMissing } from './cache.mjs';
import { must, onPath, run } from './command.mjs';

const oldestJava = 17;

/**
 * The class path of everything that `pom` names, fetched once by Maven into the cache (a changed pom is fetched anew).
 * Throws ServerMissing when Java 17 or Maven is not there, or Maven cannot fetch.
 */
export async function classPathOf(name: string, pom: URL): Promise<string> {
  await needJava(name);
  const fingerprint = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const folder = await inCache(`${name}-${fingerprint}`, (empty) => fetchJars(name, pom, empty));
  return join(folder, 'lib', '*');
}

async function fetchJars(name: string, pom: URL, folder: string): Promise<void> {
  if (!onPath('mvn')) throw serverMissing(`${name} comes from Maven and there is no mvn on PATH: install Maven 3.8 or newer.`);
  await copyFile(fileURLToPath(pom), join(folder, 'pom.xml'));
  // --strict-checksums: a jar that is not what the repository says it is fails, where Maven's default only warns.
  const quiet = ['-B', '-q', '-ntp', '--strict-checksums'];
  const copy = ['dependency:copy-dependencies', '-DoutputDirectory=lib', '-DincludeScope=runtime'];
  await must('mvn', [...quiet, ...copy], { cwd: folder, timeoutMs: 300_000 }).catch((error: Error) => {
    throw serverMissing(`${name} could not be fetched: ${error.message}. Check that Maven reaches its repository and try again.`);
  });
}

async function needJava(name: string): Promise<void> {
  const { stderr } = await run('java', ['-version'], { timeoutMs: 20_000 });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  if (version >= oldestJava) return;
  const found = version === 0 ? 'there is no java on PATH' : `the java on PATH is version ${version}`;
  throw serverMissing(`${name} needs Java ${oldestJava} or newer and ${found}: install a JDK.`);
}
