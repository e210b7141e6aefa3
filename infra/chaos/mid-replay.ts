import { setTimeout as pause } from 'node:timers/promises';
import type { Supervised } from '../local/supervise.ts';
import type { Stores } from './stores.ts';
import type { TcpProxy } from './tcp-proxy.ts';

export interface MidReplay {
  /** Sees the log. */
  line(part: string, text: string): void;
  /** Kills all replicas of the first service of which the stored cursor says that it is in the middle of saying everything again. */
  catchOne(given: { parts: readonly Supervised[]; stores: Stores; link: TcpProxy; since: number }): Promise<void>;
  /** Services that died in the middle. */
  killed(): number;
  /** The names of their processes. */
  killedProcesses(): readonly string[];
  /** Of these services, how many went on where they had been. */
  resumed(): number;
}

/** A replay takes a blink; over a slow link it takes long enough to be caught in the middle. */
const slowMs = 150;
const patienceMs = 15_000;

export function createMidReplay(say: (line: string) => void): MidReplay {
  const goesOn = new Set<string>();
  let killed = 0;
  const processes: string[] = [];
  let resumed = 0;

  function kill(service: string, parts: readonly Supervised[]): void {
    const replicas = parts.filter(({ name }) => serviceOf(name) === service);
    say(`storing: kill ${replicas.map(({ name }) => name).join(' en ')} midden in het opnieuw zeggen`);
    for (const part of replicas) part.kill('SIGKILL');
    killed += 1;
    processes.push(...replicas.map(({ name }) => name));
    goesOn.add(service);
  }

  return {
    line(part, text) {
      if (/ saying again .*resumed=true/.test(text) && goesOn.delete(serviceOf(part))) resumed += 1;
    },
    async catchOne({ parts, stores, link, since }) {
      link.slow(slowMs);
      const caught = await firstInTheMiddle(stores, since);
      if (caught !== undefined) kill(caught, parts);
      link.slow(0);
      if (caught === undefined) say('geen enkele dienst werd midden in het opnieuw zeggen betrapt');
    },
    killed: () => killed,
    killedProcesses: () => processes,
    resumed: () => resumed,
  };
}

const serviceOf = (part: string): string => part.split('.')[0]!;

/** Undefined when none is seen in time. */
async function firstInTheMiddle(stores: Stores, since: number): Promise<string | undefined> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(4)) {
    for (const { flow, store } of stores.all) if (await isInTheMiddle(store, since)) return flow.service;
  }
  return undefined;
}

interface RelayMemory {
  readonly replay?: { readonly cursor?: string; readonly created: string };
}

/** The cursor is written after each page; with a place in it there is at least one page more to say. */
async function isInTheMiddle(store: Stores['all'][number]['store'], since: number): Promise<boolean> {
  const { replay } = ((await store.get('memory', 'relay'))?.body ?? {}) as unknown as RelayMemory;
  if (replay?.cursor === undefined || Date.parse(replay.created) < since) return false;
  return (JSON.parse(replay.cursor) as unknown[])[1] !== undefined;
}
