import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inCache, serverMissing } from './cache.mjs';
import { must, onPath } from './command.mjs';

/**
 * A folder of the cache with the content of Debian packages, unpacked and not installed. `suite` names another release
 * than the machine's own; it comes from the machine's own mirror. Throws ServerMissing where this is not Debian.
 */
export async function unpackedPackages(name: string, packages: readonly string[], suite?: string): Promise<string> {
  if (!onPath('apt-get') || !onPath('dpkg')) throw serverMissing(`${name} is taken from Debian's packages and this is not Debian: install it yourself.`);
  return inCache(`${name}-${suite ?? (await ownSuite())}-${process.arch}`, async (folder) => {
    const env = suite ? await aptFor(suite, folder) : {};
    await download(packages, folder, env).catch((error: Error) => {
      throw serverMissing(`${name} could not be fetched (${error.message}): run apt-get update as root and try again.`);
    });
    const archives = (await readdir(folder)).filter((file) => file.endsWith('.deb'));
    for (const archive of archives) {
      await must('dpkg', ['-x', join(folder, archive), folder]);
      await rm(join(folder, archive));
    }
    await rm(join(folder, 'apt'), { recursive: true, force: true });
  });
}

const patient = ['-q', '-o', 'Acquire::Retries=3'];

async function download(packages: readonly string[], folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (env['APT_CONFIG']) await must('apt-get', [...patient, 'update'], { env, timeoutMs: 180_000 });
  await must('apt-get', [...patient, 'download', ...packages], { cwd: folder, env, timeoutMs: 300_000 });
}

async function ownSuite(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^VERSION_CODENAME=(\S+)/m.exec(release)?.[1] ?? 'debian';
}

/** An apt configuration of its own: the machine's sources with the suite's name replaced; the machine's apt is untouched. */
async function aptFor(suite: string, folder: string): Promise<NodeJS.ProcessEnv> {
  const apt = join(folder, 'apt');
  for (const part of ['sources', 'lists/partial', 'cache/archives/partial']) await mkdir(join(apt, part), { recursive: true });
  await copySources(await ownSuite(), suite, join(apt, 'sources'));
  const config = [
    `Dir::Etc::sourcelist "/dev/null";`,
    `Dir::Etc::sourceparts "${join(apt, 'sources')}";`,
    `Dir::Etc::preferences "/dev/null";`,
    `Dir::Etc::preferencesparts "/dev/null";`,
    `Dir::State::lists "${join(apt, 'lists')}";`,
    `Dir::Cache "${join(apt, 'cache')}";`,
  ];
  await writeFile(join(apt, 'apt.conf'), `${config.join('\n')}\n`);
  return { APT_CONFIG: join(apt, 'apt.conf') };
}

async function copySources(from: string, to: string, folder: string): Promise<void> {
  const own = ['/etc/apt/sources.list', ...(await inFolder('/etc/apt/sources.list.d'))];
  for (const [at, file] of own.entries()) {
    const text = await readFile(file, 'utf8').catch(() => '');
    // Other people's repositories have no such suite; only Debian's own sources are carried over.
    if (!/debian(-security)?\/?\s/m.test(text) || !text.includes(from)) continue;
    const name = `${at}${file.endsWith('.sources') ? '.sources' : '.list'}`;
    await writeFile(join(folder, name), text.replaceAll(from, to));
  }
}

const inFolder = async (folder: string) =>
  (await readdir(folder).catch(() => [])).filter((file) => /\.(list|sources)$/.test(file)).map((file) => join(folder, file));
