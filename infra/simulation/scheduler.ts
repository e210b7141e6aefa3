import type { Random } from './random.ts';
import { type Timer, timerHeap } from './timer-heap.ts';

/** Whose work it is: a virtual process, the people, the stream. Work of the dead is never done. */
export interface Owner {
  readonly name: string;
  dead: boolean;
  /** Nothing of it runs before this moment (SIGSTOP); 0: it runs. */
  stoppedUntil: number;
}

interface Work {
  readonly owner: Owner;
  readonly run: () => void;
  /** Instead of `run` when the owner has died meanwhile: what may still come of what it had sent. */
  readonly afterDeath: (() => void) | undefined;
}

interface Waiting extends Timer, Work {
  readonly everyMs: number;
  readonly again: boolean;
}

export interface Cancel {
  cancel(): void;
}

export interface Scheduler {
  /** ms since 1970. */
  now(): number;
  current(): Owner;
  as<T>(owner: Owner, work: () => T): T;
  /** Some time among everything that can run now. */
  soon(owner: Owner, run: () => void, afterDeath?: () => void): void;
  after(ms: number, owner: Owner, run: () => void): Cancel;
  /** Looks for work after `ms`, once or again and again. While there is none, time leaps over it. */
  look(ms: number, again: boolean, owner: Owner, run: () => void): Cancel;
  /** Runs until nothing is left but looks that would find nothing, or `enough` says so. */
  run(enough: () => boolean): Promise<void>;
  steps(): number;
}

const setImmediateReally = globalThis.setImmediate;
/** Node empties its microtasks between two immediates; many at once save turns of the event loop. */
const stepsPerTurn = 64;

export interface SchedulerParts {
  readonly random: Random;
  readonly startAt: number;
  readonly quietUntil: () => number | undefined;
  /** False when whoever looks would find nothing now: then it looks the next time. */
  readonly worthALook: (owner: Owner) => boolean;
}

/**
 * One thing at a time, chosen by chance among all that can happen now; the clock moves only when nothing can.
 * `quietUntil`: undefined while somebody has something to find, else when the next thing comes due (ms, or Infinity).
 */
export function createScheduler({ random, startAt, quietUntil, worthALook }: SchedulerParts): Scheduler {
  const nobody: Owner = { name: 'nobody', dead: false, stoppedUntil: 0 };
  const pool: Work[] = [];
  const timers = timerHeap<Waiting>();
  const looks = timerHeap<Waiting>();
  let now = startAt;
  let current = nobody;
  let sequence = 0;
  let steps = 0;

  function wait(heap: typeof timers, ms: number, again: boolean, owner: Owner, run: () => void): Cancel {
    const timer: Waiting = {
      at: now + Math.max(0, Math.ceil(ms)),
      sequence: ++sequence,
      cancelled: false,
      owner,
      run,
      afterDeath: undefined,
      everyMs: ms,
      again,
    };
    heap.push(timer);
    return {
      cancel: () => {
        timer.cancelled = true;
      },
    };
  }

  function pick(): Work | undefined {
    const i = random.below(pool.length);
    const work = pool[i]!;
    const last = pool.pop()!;
    if (i < pool.length) pool[i] = last;
    if (work.owner.dead) {
      work.afterDeath?.();
      return undefined;
    }
    if (work.owner.stoppedUntil > now) {
      wait(timers, work.owner.stoppedUntil - now, false, work.owner, work.run);
      return undefined;
    }
    return work;
  }

  /** False when nothing is left to wait for. */
  function advance(): boolean {
    const timer = timers.first();
    const look = looks.first();
    if (look !== undefined && (timer === undefined || look.at < timer.at)) {
      const quiet = quietUntil();
      const target = Math.min(quiet ?? look.at, timer?.at ?? Number.POSITIVE_INFINITY);
      if (target === Number.POSITIVE_INFINITY) return false;
      if (target > look.at) leap(target);
    }
    const next = Math.min(timers.first()?.at ?? Number.POSITIVE_INFINITY, looks.first()?.at ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) return false;
    now = Math.max(now, next);
    release(timers);
    release(looks);
    return true;
  }

  function leap(target: number): void {
    now = target;
    for (const look of looks.takeAll()) {
      look.at = target + random.below(Math.max(1, look.everyMs));
      looks.push(look);
    }
  }

  function release(heap: typeof timers): void {
    for (let timer = heap.first(); timer !== undefined && timer.at <= now; timer = heap.first()) {
      heap.pop();
      if (timer.owner.dead) continue;
      if (heap === looks && !worthALook(timer.owner)) {
        timer.at = now + Math.max(1, timer.everyMs);
        looks.push(timer);
        continue;
      }
      const due = timer;
      pool.push({ owner: due.owner, run: () => fire(due), afterDeath: undefined });
    }
  }

  function fire(timer: Waiting): void {
    if (timer.cancelled) return;
    if (timer.again) {
      timer.at = now + timer.everyMs;
      looks.push(timer);
    }
    timer.run();
  }

  function step(): boolean {
    for (;;) {
      if (pool.length === 0 && !advance()) return false;
      const work = pool.length === 0 ? undefined : pick();
      if (work === undefined) continue;
      current = work.owner;
      steps += 1;
      work.run();
      return true;
    }
  }

  return {
    now: () => now,
    current: () => current,
    as(owner, work) {
      const before = current;
      current = owner;
      try {
        return work();
      } finally {
        current = before;
      }
    },
    soon: (owner, run, afterDeath) => void pool.push({ owner, run, afterDeath }),
    after: (ms, owner, run) => wait(timers, ms, false, owner, run),
    look: (ms, again, owner, run) => wait(looks, ms, again, owner, run),
    steps: () => steps,
    run: (enough) =>
      new Promise((resolve, reject) => {
        let over = false;
        const turn = (last: boolean) => {
          if (over) return;
          try {
            over = enough() || !step();
          } catch (error) {
            over = true;
            reject(error);
          }
          if (over) resolve();
          else if (last) begin();
        };
        const begin = () => {
          for (let i = 1; i <= stepsPerTurn; i++) setImmediateReally(turn, i === stepsPerTurn);
        };
        begin();
      }),
  };
}
