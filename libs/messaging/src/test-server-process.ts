import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import parent from 'node:process';
import { promisify } from 'node:util';
import { type Place, type Running, untilItAnswers, type WayToRun } from './test-server-way.ts';

/** nats-server as a process of this machine. */
export const natsProcess = (binary: string): WayToRun => ({
  listen: (port) => `127.0.0.1:${port}`,
  place: (place) => processAt(binary, place),
});

function processAt(binary: string, { config, port }: Place): Running {
  let process: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (process === undefined) return;
    const gone = new Promise((resolve) => process?.once('exit', resolve));
    process.kill(signal);
    await gone;
    process = undefined;
  };
  // A test run that dies must not leave its server behind.
  const endWithUs = () => process?.kill('SIGKILL');
  parent.once('exit', endWithUs);
  return {
    async start() {
      process = spawn(binary, ['--config', config], { stdio: 'ignore' });
      await untilItAnswers(port);
    },
    end,
    async remove() {
      await end('SIGKILL');
      parent.off('exit', endWithUs);
    },
  };
}

/** A nats-server that is new enough, on PATH, else in the project's cache. */
export async function findBinary(): Promise<string | undefined> {
  const cache = new URL('../../../.mio/cache/', import.meta.url).pathname;
  const cached = await readdir(cache, { recursive: true }).catch(() => []);
  const places = [
    ...(parent.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'nats-server')),
    ...cached.filter((path) => /(^|\/)nats-server$/.test(path)).map((path) => join(cache, path)),
  ];
  for (const place of places) if (await runs(place)) return place;
  return undefined;
}

/** An older one loses what a consumer was promised when its stream is cut back. */
async function runs(path: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version']);
    const [, major = 0, minor = 0] = /v(\d+)\.(\d+)/.exec(stdout) ?? [];
    return Number(major) * 1000 + Number(minor) >= 2015;
  } catch {
    return false;
  }
}
