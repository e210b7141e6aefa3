import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { must, run } from './command.mjs';
import { linkHolder } from './docker-bridge.ts';

const programs = /(^|\/)(dockerd|containerd|containerd-shim[\w-]*|docker-proxy)$/;

/** Ends and removes every engine of this machine whose starter was killed and could not do it. */
export async function removeLeftEngines(): Promise<void> {
  const links = await readdir('/sys/class/net').catch(() => []);
  for (const name of links) {
    const holder = await linkHolder(name);
    // The folder is not seen from here when the starter lives in another container on this network.
    if (holder === undefined || !existsSync(holder.folder) || (await isAlive(holder.pid))) continue;
    // Whoever deletes the link does the rest.
    if ((await run('ip', ['link', 'delete', name])).code === 0) await removeEngine(holder.folder);
  }
}

async function removeEngine(folder: string): Promise<void> {
  for (const deadline = performance.now() + 20_000; ; await pause(50)) {
    const left = await processesOf(folder);
    if (left.length === 0) break;
    // dockerd was asked to end when its starter died; it needs its time to end the containers.
    if (performance.now() > deadline) for (const pid of left) kill(pid);
  }
  await unmountBelow(folder);
  await rm(folder, { recursive: true, force: true });
}

/** The engine leaves the mount of a host network behind, and every mount when it was killed; a mount cannot be removed. */
export async function unmountBelow(folder: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').flatMap((line) => line.split(' ')[1] ?? []);
  const below = mounts.filter((mount) => mount.startsWith(`${folder}/`)).reverse();
  for (const mount of below) await must('umount', ['--lazy', mount]);
}

async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const lines = await Promise.all(pids.map(commandLine));
  return pids.filter((_, index) => {
    const [program = '', ...args] = lines[index]?.split('\0') ?? [];
    return programs.test(program) && args.some((arg) => arg.includes(`${folder}/`));
  });
}

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone meanwhile
  }
};

/** A process that has ended and was not reaped has no command line any more. */
const isAlive = async (pid: number): Promise<boolean> => (await commandLine(pid)) !== '';

const commandLine = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
