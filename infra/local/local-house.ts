import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Nats, startNats } from '../servers/nats.ts';
import { notePid, stopLeftOver } from './left-over.ts';
import { type Addresses, type Plan, planOf } from './plan.ts';
import { secretsOf } from './secrets.ts';
import { type Supervised, supervise } from './supervise.ts';
import { tellCommands } from './triage-settings.ts';
import { until } from './until.ts';
import { watchForWriteTrouble } from './write-trouble.ts';

export interface LocalHouse {
  readonly addresses: Addresses;
  readonly data: string;
  readonly logFile: string;
  /** Every service process, sign-in and mail. */
  readonly parts: readonly Supervised[];
  readonly nats: LocalNats;
  /** Resolves when every part says it is ready; fails naming those that are not. */
  ready(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface LocalNats {
  readonly storeDir: string;
  pid(): number | undefined;
  signal(signal: NodeJS.Signals): void;
  /** kill -9; it comes back unless stopped. `while` runs between its two lives. */
  kill(between?: () => Promise<void>): Promise<void>;
}

export interface LocalHouseOptions {
  readonly data: string;
  readonly port: () => number;
  readonly replicas?: number;
  /** Default: SQLite files below `data`. */
  readonly store?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Before anything starts: puts something between the parts and what they stand on (a link that can be cut, a small disk). */
  readonly prepare?: (plan: Plan, data: string) => Promise<Plan>;
  /** Each line that a process prints; the log file gets all of them anyway. */
  readonly line?: (name: string, text: string) => void;
}

/** The whole system as processes of their own, each of which comes back when it dies. */
export async function startLocalHouse(options: LocalHouseOptions): Promise<LocalHouse> {
  const { data, port, replicas = 1, store = `sqlite:${join(data, 'stores')}`, env = {} } = options;
  mkdirSync(join(data, 'stores'), { recursive: true });
  const { prepare = async (usual: Plan) => usual } = options;
  const plan = await prepare(planOf({ data, secrets: secretsOf(data), port, replicas, store, env }), data);
  tellCommands(data, plan);
  const logFile = join(data, 'mio.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  const line = (name: string, text: string) => {
    log.write(`${name.padEnd(14)} ${text}\n`);
    options.line?.(name, text);
  };
  const nats = await keepNats(join(data, 'nats'), plan.natsPort, plan.natsMonitorPort, line);
  const parts = plan.parts.map((part) => supervise(part, line));
  for (const part of parts) part.start();

  let stopped: Promise<void> | undefined;
  return {
    addresses: plan.addresses,
    data,
    logFile,
    parts,
    nats,
    async ready(timeoutMs = 60_000) {
      await Promise.all(plan.parts.map(({ name, readyUrl }) => until(`${name} is ready (see ${logFile})`, () => answers(readyUrl), timeoutMs)));
    },
    stop: () => (stopped ??= stopAll()),
  };

  async function stopAll(): Promise<void> {
    for (const part of parts) part.letGo();
    const [doors, rest] = [parts.filter(isDoor), parts.filter((part) => !isDoor(part))];
    await Promise.all(doors.map((part) => part.stop()));
    await Promise.all(rest.map((part) => part.stop()));
    await nats.stop();
    await new Promise((resolve) => log.end(resolve));
  }
}

/** Doors close first, so that nothing new comes in while the rest finishes. */
const isDoor = ({ name }: Supervised): boolean => name.startsWith('intake') || name.startsWith('portal');

async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
}

async function keepNats(dir: string, port: number, monitorPort: number, line: (name: string, text: string) => void) {
  let wanted = true;
  let between: (() => Promise<void>) | undefined;
  let back = Promise.withResolvers<void>();
  let current: Nats | undefined;

  async function begin(): Promise<void> {
    current = await startNats({ dir, port, monitorPort });
    notePid(dir, current.pid);
    void current.exited.then(again);
  }
  async function again(): Promise<void> {
    current = undefined;
    if (!wanted) return;
    line('nats', 'ended; it is started again');
    const meanwhile = between;
    between = undefined;
    try {
      await meanwhile?.();
      await begin();
      back.resolve();
    } catch (error) {
      line('nats', `could not be started: ${(error as Error).message}`);
      setTimeout(again, 1_000);
    }
  }
  await stopLeftOver(dir);
  await begin();
  const storeDir = join(dir, 'jetstream');
  const restart = async () => {
    line('nats', 'could not write and does not come back from that by itself; there is room now, so it is started again');
    await current?.stop();
  };
  const unwatch = watchForWriteTrouble({ monitorUrl: `http://127.0.0.1:${monitorPort}`, storeDir, restart });

  return {
    storeDir,
    pid: () => current?.pid,
    signal(signal: NodeJS.Signals) {
      if (current !== undefined) process.kill(current.pid, signal);
    },
    async kill(meanwhile?: () => Promise<void>) {
      between = meanwhile;
      back = Promise.withResolvers<void>();
      await current?.kill();
      await back.promise;
    },
    async stop() {
      wanted = false;
      unwatch();
      await current?.stop();
    },
  };
}
