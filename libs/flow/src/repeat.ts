export interface Repeating {
  /** Does the work now, beside its regular turns; resolves to how much there was. */
  now(): Promise<number>;
  /** No new turn; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

const soonMs = 20;

/** Work that is done over and over: at once again when there was some, else after a pause. */
export function repeat({ work, everyMs, onError }: { work: () => Promise<number>; everyMs: number; onError: (error: unknown) => void }): Repeating {
  const underWay = new Set<Promise<number>>();
  let stopped = false;
  let timer = setTimeout(turn, everyMs);

  function now(): Promise<number> {
    const one = work();
    const gone = () => underWay.delete(one);
    underWay.add(one);
    one.then(gone, gone);
    return one;
  }

  async function turn(): Promise<void> {
    let found = 0;
    try {
      found = await now();
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(turn, found > 0 ? soonMs : everyMs);
  }

  return {
    now,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled([...underWay]);
    },
  };
}
