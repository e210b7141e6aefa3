export interface Looks {
  /** As soon as may be; trouble may come as fast as it is looked into. */
  soon(): void;
  /** The next regular one. */
  later(): void;
  stop(): void;
}

export const soonMs = 200;
const everyMs = 5_000;

/** Looks every few seconds and when asked, one at a time. `look` never rejects; false means that it wants to look again soon. */
export function createLooks(look: () => Promise<boolean>): Looks {
  let looking = false;
  let wanted = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    if (looking || stopped) return;
    looking = true;
    wanted = false;
    const well = await look();
    looking = false;
    lookedAt = performance.now();
    plan(well && !wanted ? everyMs : soonMs);
  }

  function plan(inMs: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), inMs).unref();
  }

  return {
    soon() {
      wanted = true;
      if (!looking) plan(Math.max(0, lookedAt + soonMs - performance.now()));
    },
    later: () => plan(everyMs),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
