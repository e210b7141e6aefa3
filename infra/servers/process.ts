import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Started = {
  name: string;
  pid: number;
  /** Settles when the process has ended, however. */
  exited: Promise<void>;
  hasExited(): boolean;
  /** What it has printed (the log may hold earlier runs; they are left out). */
  said(): Promise<string>;
  /** SIGTERM, and SIGKILL after 20 s. Resolves when it is gone. */
  stop(): Promise<void>;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
};

export type ToStart = { file: string; args: readonly string[]; logFile: string; cwd?: string; env?: NodeJS.ProcessEnv };

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server whose output goes to `logFile`; it ends with this process at the latest. */
export function startProcess({ file, args, logFile, cwd, env }: ToStart): Started {
  const log = openSync(logFile, 'a');
  const { size: earlier } = fstatSync(log);
  const child = spawn(file, args, { ...(cwd && { cwd }), env: { ...process.env, ...env }, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let gone = false;
  running.add(child);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => {
    gone = true;
    running.delete(child);
  });
  const end = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(timer);
  };
  return {
    name: basename(file),
    pid: child.pid ?? -1,
    exited,
    hasExited: () => gone,
    said: async () => (await readFile(logFile)).subarray(earlier).toString(),
    stop: async () => void (gone || (await end())),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/**
 * Waits until `look` answers something, every 25 ms. When the process ends first, or `withinMs` passes, it is stopped
 * and the error shows the end of what it said. A `look` that throws has seen nothing yet.
 */
export async function readyWhen<T>(started: Started, withinMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + withinMs;
  while (!started.hasExited() && performance.now() < deadline) {
    const seen = await look().catch(() => undefined);
    if (seen !== undefined) return seen;
    await pause(25);
  }
  const what = started.hasExited() ? 'ended before it was ready' : `was not ready within ${withinMs / 1000} s`;
  await started.kill();
  const end = (await started.said()).trim().split('\n').slice(-10).join('\n');
  throw new Error(`${started.name} ${what}; it said last:\n${end}`);
}
