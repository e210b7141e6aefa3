import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.ts';

const file = (dir: string): string => join(dir, 'server.pid');

export const notePid = (dir: string, pid: number): void => writeFileSync(file(dir), String(pid));

/**
 * A nats-server on the same folder that outlived its supervisor (which was killed) would hold the port and the store.
 * It is stopped, but only if it is that very process: its command line names the folder.
 */
export async function stopLeftOver(dir: string): Promise<void> {
  if (!existsSync(file(dir))) return;
  const pid = Number(readFileSync(file(dir), 'utf8'));
  rmSync(file(dir));
  if (!(pid > 0) || !commandOf(pid).includes(dir)) return;
  process.kill(pid, 'SIGTERM');
  await until('the nats-server of an earlier run has ended', () => !commandOf(pid).includes(dir), 15_000);
}

const commandOf = (pid: number): string => spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
