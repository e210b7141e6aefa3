import { performance } from 'node:perf_hooks';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

const real = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
  clearImmediate: globalThis.clearImmediate,
  Date: globalThis.Date,
  random: Math.random,
  now: performance.now,
  randomUUID: globalThis.crypto.randomUUID,
};

export interface VirtualTime {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Delays of `setTimeout` by which a part of the core looks again (due times). */
  readonly lookEveryMs: readonly number[];
}

/** Time and chance of this process, as code sees them that knows only the globals, come from the scheduler from here on. */
export function installVirtualTime({ scheduler, random, lookEveryMs }: VirtualTime): () => void {
  const handle = (cancel: () => void) => {
    const timer = { cancel, ref: () => timer, unref: () => timer, hasRef: () => true, refresh: () => timer };
    return timer;
  };
  const clear = (timer: { cancel?: () => void } | undefined) => timer?.cancel?.();
  const after = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
    const looks = lookEveryMs.includes(ms);
    const owner = scheduler.current();
    const begun = looks ? scheduler.look(ms, false, owner, () => run(...given)) : scheduler.after(ms, owner, () => run(...given));
    return handle(begun.cancel);
  };
  const every = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    handle(scheduler.look(ms, true, scheduler.current(), () => run(...given)).cancel);
  const immediately = (run: (...given: unknown[]) => void, ...given: unknown[]) => scheduler.soon(scheduler.current(), () => run(...given));
  Object.assign(globalThis, {
    setTimeout: after,
    setInterval: every,
    setImmediate: immediately,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    Date: virtualDate(scheduler),
  });
  Math.random = random.next;
  performance.now = () => scheduler.now();
  globalThis.crypto.randomUUID = () => `${hex(random)}-${hex(random)}-4000-8000-${hex(random)}` as `${string}-${string}-${string}-${string}-${string}`;
  return uninstall;
}

function uninstall(): void {
  const { random, now, randomUUID, ...globals } = real;
  Object.assign(globalThis, globals);
  Math.random = random;
  performance.now = now;
  globalThis.crypto.randomUUID = randomUUID;
}

const hex = (random: Random): string =>
  random
    .below(2 ** 32)
    .toString(16)
    .padStart(8, '0');

function virtualDate(scheduler: Scheduler): DateConstructor {
  const now = () => Math.floor(scheduler.now());
  return class extends real.Date {
    constructor(...given: ConstructorParameters<DateConstructor> | []) {
      if (given.length === 0) super(now());
      else super(...(given as [string]));
    }
    static override now = now;
  } as unknown as DateConstructor;
}

/** For measuring the simulation itself, whatever the clock of the world says. */
export const realNow = (): number => real.now.call(performance);
