import { type ChildProcess, spawn } from 'node:child_process';
import type { Part } from './plan.ts';

/** A process that comes back when it ends, until it is stopped. */
export interface Supervised {
  readonly name: string;
  /** Of the process that runs now; undefined between two lives. */
  pid(): number | undefined;
  kill(signal: NodeJS.Signals): void;
  /** Ends the process and waits for that; it stays away until `start`. */
  stop(): Promise<void>;
  start(): void;
  /** From now on it does not come back. */
  letGo(): void;
  /** How often it came back by itself. */
  restarts(): number;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;
const patienceMs = 15_000;

/** `line` gets what the process prints. */
export function supervise(part: Part, line: (name: string, text: string) => void): Supervised {
  let child: ChildProcess | undefined;
  let wanted = false;
  let restarts = 0;
  let pauseMs = firstPauseMs;

  function begin(): void {
    const startedAt = Date.now();
    const mine = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', part.file], {
      env: { ...process.env, ...part.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: ctrl-C is for the supervisor, which ends the parts in order.
      detached: true,
    });
    child = mine;
    for (const stream of [mine.stdout, mine.stderr]) readLines(stream, (text) => line(part.name, text));
    mine.once('exit', (code, signal) => {
      child = undefined;
      if (!wanted) return;
      pauseMs = Date.now() - startedAt > 10_000 ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      line(part.name, `ended (${signal ?? code}); it is started again`);
      restarts += 1;
      setTimeout(() => wanted && child === undefined && begin(), pauseMs);
    });
  }

  return {
    name: part.name,
    pid: () => child?.pid,
    kill: (signal) => void child?.kill(signal),
    start() {
      wanted = true;
      if (child === undefined) begin();
    },
    letGo() {
      wanted = false;
    },
    async stop() {
      wanted = false;
      const ending = child;
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      const gone = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGTERM');
      const late = setTimeout(() => ending.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(late);
    },
    restarts: () => restarts,
  };
}

function readLines(stream: NodeJS.ReadableStream | null, line: (text: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) if (each !== '') line(each);
  });
}
