/** Counts what is under way, so that a service that ends can wait for it. */
export function createUnderWay() {
  let count = 0;
  let rest: PromiseWithResolvers<void> | undefined;

  function gone(): void {
    count--;
    if (count > 0) return;
    rest?.resolve();
    rest = undefined;
  }

  return {
    track<T>(work: Promise<T>): Promise<T> {
      count++;
      work.then(gone, gone);
      return work;
    },
    /** Resolves when there is nothing, also of what began meanwhile. */
    async idle(): Promise<void> {
      while (count > 0) {
        rest ??= Promise.withResolvers<void>();
        await rest.promise;
      }
    },
  };
}
