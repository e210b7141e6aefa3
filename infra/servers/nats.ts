import { mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findNats } from './find-nats.mjs';
import { readyWhen, startProcess } from './process.ts';
import { filledIn } from './template.ts';

export type Nats = {
  /** nats://127.0.0.1:<port> */
  url: string;
  port: number;
  /** http://127.0.0.1:<port>: /healthz, /varz, /jsz */
  monitorUrl: string;
  pid: number;
  /** Where JetStream keeps its files; deleting it (stopped) is losing the whole NATS store. */
  storeDir: string;
  exited: Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export type NatsOptions = {
  /** Kept files; the same folder and port make a restarted server the same one. Made when it is not there. */
  dir: string;
  /** Default: a free one. */
  port?: number;
  /** Default: a free one. */
  monitorPort?: number;
  /** Default: `dir`/nats.log. */
  logFile?: string;
  /** Default: 70 % of what the volume has free. */
  maxStoreBytes?: number;
};

/** A real nats-server with JetStream on loopback, ready when this resolves. Throws ServerMissing (see findNats). */
export async function startNats(options: NatsOptions): Promise<Nats> {
  const file = await findNats();
  const dir = resolve(options.dir);
  const logFile = resolve(options.logFile ?? join(dir, 'nats.log'));
  await mkdir(dir, { recursive: true });
  const config = join(dir, 'nats.conf');
  await writeFile(config, await configFor(dir, options));
  const started = startProcess({ file, args: ['--config', config], logFile });
  const portsFile = join(dir, `nats-server_${started.pid}.ports`);
  const { url, monitorUrl } = await readyWhen(started, 30_000, () => whereItListens(portsFile));
  await rm(portsFile, { force: true });
  const { pid, exited, stop, kill } = started;
  return { url, port: Number(new URL(url).port), monitorUrl, pid, storeDir: join(dir, 'jetstream'), exited, stop, kill };
}

async function configFor(dir: string, { port, monitorPort, maxStoreBytes }: NatsOptions): Promise<string> {
  return filledIn(new URL('../nats/local.conf', import.meta.url), {
    dir: JSON.stringify(dir).slice(1, -1),
    // The server chooses a free port itself for -1: no port is lost between looking and listening.
    port: port ?? -1,
    monitorPort: monitorPort ?? -1,
    maxStoreBytes: maxStoreBytes ?? (await mostOfTheVolume(dir)),
  });
}

async function mostOfTheVolume(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return Math.floor(bavail * bsize * 0.7);
}

async function whereItListens(portsFile: string): Promise<{ url: string; monitorUrl: string } | undefined> {
  const ports = JSON.parse(await readFile(portsFile, 'utf8')) as { nats: string[]; monitoring: string[] };
  const [url, monitorUrl] = [ports.nats[0], ports.monitoring[0]];
  if (!url || !monitorUrl) return undefined;
  // Healthy only when JetStream has recovered its streams.
  const { ok } = await fetch(`${monitorUrl}/healthz`);
  return ok ? { url, monitorUrl } : undefined;
}
