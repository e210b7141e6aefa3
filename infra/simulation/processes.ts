import { collectionsOf, type EffectDoer, type Flow, type Runner, type Stuck } from '@mio/flow';
import { Unavailable } from '@mio/runtime';
import type { CrashPoint, Dice } from './faults.ts';
import type { MemoryStream } from './memory-stream.ts';
import { memoryTables } from './memory-tables.ts';
import type { Recorder } from './recorder.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import { type ServiceStore, storePort } from './store-port.ts';
import { streamPort } from './stream-port.ts';
import { takePart } from './take-part.ts';

/** A virtual process while it lives. */
export interface Process extends Owner {
  readonly service: string;
  readonly replica: number;
  readonly runner: Runner;
  readonly stuck: Stuck;
  readonly store: ReturnType<typeof storePort>;
}

export interface ServicePlan {
  readonly flow: Flow;
  readonly reads: (at: Parts, process: { owner: Owner; store: ReturnType<typeof storePort>; clock: { now(): string } }) => unknown;
  readonly effects?: (at: Parts, process: { owner: Owner }) => Readonly<Record<string, EffectDoer>>;
}

export interface Parts {
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly recorder: Recorder;
  readonly stream: MemoryStream;
  readonly processes: Processes;
}

export interface Processes {
  stores: ReadonlyMap<string, ServiceStore>;
  start(): void;
  /** Asks one live replica, as a caller elsewhere does: by a line that can break, with a deadline. */
  ask<T>(from: Owner, service: string, work: (process: Process) => Promise<T>): Promise<T>;
  /** True when the process is dead now. */
  diesAt(owner: Owner, point: CrashPoint): boolean;
  killOne(): void;
  stopOne(): void;
  storeAway(): void;
  live(service: string): readonly Process[];
}

const replicas = 2;
const deadlineMs = 5_000;

export function createProcesses(plans: readonly ServicePlan[], parts: Omit<Parts, 'processes'>): Processes {
  const { scheduler, dice, recorder, stream } = parts;
  const world: Owner = { name: 'machines', dead: false, stoppedUntil: 0 };
  const stores = new Map(
    plans.map(({ flow }): [string, ServiceStore] => [flow.service, { service: flow.service, tables: memoryTables(collectionsOf(flow)), awayUntil: 0 }]),
  );
  const live = new Map<string, Process>();
  const wasUp = new Map<string, boolean>();
  let lives = 0;

  const processes: Processes = { stores, start, ask, diesAt, killOne, stopOne, storeAway, live: liveOf };
  const all: Parts = { ...parts, processes };

  function start(): void {
    for (const plan of plans) for (let replica = 0; replica < replicas; replica++) begin(plan, replica);
  }

  function begin(plan: ServicePlan, replica: number): void {
    const { service } = plan.flow;
    const store = stores.get(service)!;
    const owner = { name: `${service}.${replica} life ${++lives}`, dead: false, stoppedUntil: 0, service, replica };
    const skew = dice.on('clocks') ? dice.of('clocks').between(-500, 500) : 0;
    const clock = { now: () => new Date(Math.floor(scheduler.now() + skew)).toISOString() };
    scheduler.as(owner, () => {
      const port = storePort({ scheduler, dice, recorder, store, owner, diesAt: (point) => diesAt(owner, point) });
      const given = { owner, store: port, clock };
      const events = streamPort({ scheduler, random: dice.of('crashes'), dice, stream, owner, dies: (point) => diesAt(owner, point) });
      const made = takePart({
        flow: plan.flow,
        store: port,
        stream: events,
        clock,
        log: logOf(service),
        reads: plan.reads(all, given),
        effects: plan.effects?.(all, given) ?? {},
      });
      live.set(`${service}.${replica}`, Object.assign(owner, made, { store: port }));
    });
    tellUp(service);
  }

  function diesAt(owner: Owner, point: CrashPoint): boolean {
    if (owner.dead || !dice.crashesAt(point)) return owner.dead;
    kill(owner, point);
    return true;
  }

  function kill(owner: Owner, point: CrashPoint): void {
    const process = owner as Process;
    owner.dead = true;
    recorder.count(`crash ${point}`);
    recorder.record({ what: 'fault', at: scheduler.now(), name: `crash ${point}`, about: owner.name });
    live.delete(`${process.service}.${process.replica}`);
    stream.forget(owner);
    tellUp(process.service);
    const plan = plans.find(({ flow }) => flow.service === process.service)!;
    const random = dice.of('crashes');
    // Mostly back within seconds; sometimes a machine is away for minutes.
    scheduler.after(random.chance(0.1) ? random.between(30_000, 400_000) : random.between(300, 8_000), world, () => begin(plan, process.replica));
  }

  function stopOne(): void {
    const process = dice.of('stops').oneOf([...live.values()]);
    if (process === undefined) return;
    const ms = dice.of('stops').between(1_000, 90_000);
    process.stoppedUntil = scheduler.now() + ms;
    recorder.count('stopped and continued');
    recorder.record({ what: 'fault', at: scheduler.now(), name: 'stop', about: process.name });
    stream.forget(process);
    tellUp(process.service);
    scheduler.after(ms + 1, world, () => tellUp(process.service));
  }

  function storeAway(): void {
    const store = dice.of('storeOutages').oneOf([...stores.values()]);
    const ms = dice.of('storeOutages').between(200, 20_000);
    store.awayUntil = scheduler.now() + ms;
    recorder.count('store away');
    recorder.record({ what: 'fault', at: scheduler.now(), name: 'store away', about: store.service });
    tellUp(store.service);
    scheduler.after(ms + 1, world, () => tellUp(store.service));
  }

  function tellUp(service: string): void {
    const up = stores.get(service)!.awayUntil <= scheduler.now() && liveOf(service).length > 0;
    if (up === wasUp.get(service)) return;
    wasUp.set(service, up);
    recorder.record({ what: 'up', at: scheduler.now(), service, up });
  }

  function liveOf(service: string): Process[] {
    const now = scheduler.now();
    return [...live.values()].filter((each) => each.service === service && each.stoppedUntil <= now);
  }

  function ask<T>(from: Owner, service: string, work: (process: Process) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const deadline = scheduler.after(deadlineMs, from, () => reject(Unavailable(`no answer of ${service}`)));
      const answer = (settle: () => void) =>
        scheduler.soon(from, () => {
          deadline.cancel();
          settle();
        });
      scheduler.soon(from, () => {
        const process: Process | undefined = dice.of('delays').oneOf([...live.values()].filter((each) => each.service === service));
        if (process === undefined) return answer(() => reject(Unavailable(`nobody of ${service} lives`)));
        scheduler.soon(process, () => {
          work(process).then(
            (result) => answer(() => resolve(result)),
            (error) => answer(() => reject(error)),
          );
        });
      });
    });
  }

  function logOf(service: string) {
    const quiet = () => {};
    const error = (fields: object, message: string) => {
      const { err } = fields as { err?: Error };
      recorder.record({ what: 'error', at: scheduler.now(), service, message: err === undefined ? message : `${message}: ${err.message}` });
    };
    const log = { debug: quiet, info: quiet, warn: quiet, error, child: () => log };
    return log;
  }

  function killOne(): void {
    const process = dice.of('crashes').oneOf([...live.values()]);
    if (process !== undefined && !process.dead && dice.on('crashes')) kill(process, 'at random');
  }

  return processes;
}
