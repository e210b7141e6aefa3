import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Two processes that share a store and call its due times. */
export interface ClockReplicas {
  setClock(now: string): void;
  /** kill -9, and another one in its place. */
  restartOne(): Promise<void>;
  /** Ids of the events that were said, of all lives of both. */
  said(): string[];
  stop(): Promise<void>;
}

const file = fileURLToPath(new URL('./clock-process.ts', import.meta.url));

export function startReplicas(folder: string, location: string): ClockReplicas {
  const saidFile = (number: number) => join(folder, `said-${number}.log`);
  let now: string | undefined;

  function begin(number: number): ChildProcess {
    const log = openSync(join(folder, `replica-${number}.log`), 'a');
    const options = { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', log, log, 'ipc'] as ['ignore', number, number, 'ipc'] };
    const child = fork(file, [location, saidFile(number)], options);
    closeSync(log);
    if (now !== undefined) child.send({ now });
    return child;
  }
  const replicas = [begin(0), begin(1)];

  return {
    setClock(to) {
      now = to;
      for (const replica of replicas) replica.send({ now });
    },
    async restartOne() {
      await ended(replicas[0]!);
      replicas[0] = begin(0);
    },
    said: () => [0, 1].flatMap((number) => (existsSync(saidFile(number)) ? readFileSync(saidFile(number), 'utf8').split('\n').slice(0, -1) : [])),
    stop: async () => void (await Promise.all(replicas.map(ended))),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
