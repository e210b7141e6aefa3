interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Sends items together, one batch at a time, as soon as the one before is through. Each resolves or rejects with its batch. */
export function sendInBatches<T>(send: (items: readonly T[]) => Promise<void>, most: number) {
  const queue: Waiting<T>[] = [];
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      await send(batch.map(({ item }) => item)).then(
        () => {
          for (const { done } of batch) done();
        },
        (error: unknown) => {
          for (const { failed } of batch) failed(error);
        },
      );
    }
    busy = false;
  }

  return (item: T): Promise<void> =>
    new Promise((done, failed) => {
      queue.push({ item, done, failed });
      // Whatever arrives in the same turn joins the batch.
      if (!busy) {
        busy = true;
        setImmediate(() => void work());
      }
    });
}
