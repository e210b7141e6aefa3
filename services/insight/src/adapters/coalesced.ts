/**
 * At most one run at a time. Whoever asks during a run shares the next one with all others who do, so that an answer
 * never misses what was there when it was asked for.
 */
export function coalesced<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;

  function begin(): Promise<T> {
    waiting = undefined;
    const current = run().finally(() => {
      if (running === current) running = undefined;
    });
    running = current;
    return current;
  }

  return () => {
    if (waiting !== undefined) return waiting;
    if (running === undefined) return begin();
    waiting = running.then(begin, begin);
    return waiting;
  };
}
