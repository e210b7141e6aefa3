import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { serverMissing } from './cache.mjs';
import { must, onPath, run } from './command.mjs';
import { unpackedPackages } from './debian.ts';
import { claimBridge } from './docker-bridge.ts';
import { removeLeftEngines, unmountBelow } from './docker-leftovers.ts';
import { readyWhen, startProcess } from './process.ts';
import { temporaryFolder } from './temporary.ts';

export type DockerEngine = {
  /** DOCKER_HOST and what testcontainers needs; to be put into process.env before testcontainers is used. */
  env: Record<string, string>;
  /** Runs the docker client on this engine and gives what it printed. */
  docker(...args: string[]): Promise<string>;
  /** Ends an engine that was started here, with its containers, images and folder; a found one is left alone. */
  stop(): Promise<void>;
};

const forTestcontainers = { TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1', TESTCONTAINERS_RYUK_DISABLED: 'true' };
const packages = 'docker.io containerd runc iptables libip6tc2 libnetfilter-conntrack3 libnfnetlink0 libnftnl11'.split(' ');

/**
 * The Docker engine that runs here already, else one of our own without systemd, with its own socket, network and
 * folder (as root, on Debian). Throws ServerMissing.
 */
export async function startDockerEngine(): Promise<DockerEngine> {
  if ((await run('docker', ['version'], { timeoutMs: 10_000 })).code === 0) return engineAt('docker', {}, async () => {});
  if (process.getuid?.() !== 0) throw serverMissing('No Docker engine answers, and starting one needs root: start Docker, or run this as root.');
  return ownEngine(await fetchDockerEngine());
}

/** The engine's programs, unpacked in the cache and not installed. */
export const fetchDockerEngine = (): Promise<string> => unpackedPackages('docker-engine', packages);

async function ownEngine(root: string): Promise<DockerEngine> {
  await removeLeftEngines();
  const own = await temporaryFolder('docker');
  const bridge = await claimBridge(own.path).catch(async (error: Error) => {
    await own.remove();
    throw error;
  });
  const host = `unix://${own.path}/docker.sock`;
  const env = await environmentOf(root, own.path);
  const client = onPath('docker') ?? join(root, 'usr/bin/docker');
  // setpriv: it and its containers end when this process is killed.
  const args = ['--pdeathsig', 'TERM', '--', join(root, 'usr/sbin/dockerd'), ...flags(own.path, host, bridge)];
  const started = { ...startProcess({ file: 'setpriv', args, logFile: join(own.path, 'dockerd.log'), env }), name: 'dockerd' };
  const answers = async () => (await run(client, ['version'], { env: { DOCKER_HOST: host } })).code === 0 || undefined;
  await readyWhen(started, 60_000, answers).catch(async (error: Error) => {
    await bridge.release();
    throw error;
  });
  return engineAt(client, { DOCKER_HOST: host }, async () => {
    await started.stop();
    await bridge.release();
    await unmountBelow(own.path);
    await own.remove();
  });
}

const flags = (folder: string, host: string, bridge: { name: string; pool: string }): string[] => [
  `--host=${host}`,
  `--data-root=${folder}/data`,
  `--exec-root=${folder}/exec`,
  `--pidfile=${folder}/dockerd.pid`,
  `--bridge=${bridge.name}`,
  `--default-address-pool=base=${bridge.pool},size=28`,
  '--iptables=false',
  '--ip6tables=false',
  '--ip-forward=false',
  '--ip=127.0.0.1',
];

/** dockerd looks for its helpers on PATH, iptables among them even when it may not use it. */
async function environmentOf(root: string, folder: string): Promise<Record<string, string>> {
  const links = join(folder, 'links');
  await mkdir(links);
  for (const name of ['iptables', 'ip6tables']) await symlink(join(root, 'usr/sbin/xtables-nft-multi'), join(links, name));
  const libraries = join(root, 'usr/lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
  return {
    PATH: [links, join(root, 'usr/bin'), join(root, 'usr/sbin'), process.env['PATH']].join(':'),
    LD_LIBRARY_PATH: libraries,
    XTABLES_LIBDIR: join(libraries, 'xtables'),
  };
}

const engineAt = (client: string, env: Record<string, string>, stop: () => Promise<void>): DockerEngine => ({
  env: { ...forTestcontainers, ...env },
  docker: (...args) => must(client, args, { env, timeoutMs: 120_000 }),
  stop,
});
