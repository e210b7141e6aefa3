import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, run } from './command.mjs';
import { unpackedPackages } from './debian.ts';
import { temporaryFolder } from './temporary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Port = { host_ip?: string; published?: string; target: number };
export type ComposeService = {
  image: string;
  healthcheck?: { test: string[] };
  ports?: Port[];
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  environment?: Record<string, string | null>;
};

/** Throws with all faults of docker-compose.yml: the tool's own, else the house's. */
export async function validateCompose(): Promise<void> {
  const faults = composeFaults(await composeConfig());
  if (faults.length > 0) throw new Error(`docker-compose.yml: ${faults.join('; ')}`);
}

/** docker-compose.yml as the tool itself understands it. Throws with the tool's own words when it does not. */
export async function composeConfig(): Promise<Record<string, ComposeService>> {
  const own = await temporaryFolder('compose');
  try {
    const envFile = join(own.path, 'example.env');
    await writeFile(envFile, await must(process.execPath, [join(root, 'infra/docker/secrets.mjs')]));
    const [file, ...before] = await composeCommand();
    const args = [...before, '--file', join(root, 'docker-compose.yml'), '--env-file', envFile, 'config', '--format', 'json'];
    const printed = await must(file, args, { cwd: root, timeoutMs: 60_000 });
    return (JSON.parse(printed) as { services: Record<string, ComposeService> }).services;
  } finally {
    await own.remove();
  }
}

/** "docker compose" where it is installed, else Debian's plugin from the cache, which also runs by itself. */
export async function composeCommand(): Promise<[string, ...string[]]> {
  const installed = await run('docker', ['compose', 'version'], { timeoutMs: 20_000 });
  if (installed.code === 0) return ['docker', 'compose'];
  return [join(await fetchCompose(), 'docker-compose')];
}

/** The folder that holds docker-compose and docker-buildx. Throws ServerMissing where this is not Debian. */
export const fetchCompose = async (): Promise<string> =>
  join(await unpackedPackages('docker-compose', ['docker-compose', 'docker-buildx'], 'trixie'), 'usr/libexec/docker/cli-plugins');

/** What the tool does not ask but the house does: who has no health check, and which door stands open. */
export function composeFaults(services: Record<string, ComposeService>): string[] {
  return Object.entries(services).flatMap(([name, service]) => [
    ...(service.healthcheck ? [] : [`${name} has no health check`]),
    ...(service.ports ?? []).filter((port) => port.host_ip !== '127.0.0.1').map((port) => `${name} opens ${port.published} to other machines`),
    ...waitsWithoutHealth(name, service),
  ]);
}

const waitsWithoutHealth = (name: string, { depends_on = {} }: ComposeService) =>
  Object.entries(depends_on)
    .filter(([, { condition }]) => condition !== 'service_healthy')
    .map(([other]) => `${name} does not wait until ${other} is healthy`);
