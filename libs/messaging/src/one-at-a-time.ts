/** `run` during a run means once more after it: what it looked at may have changed. `work` never rejects. */
export function oneAtATime(work: () => Promise<void>, stopped: () => boolean) {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function begin(): Promise<void> {
    if (stopped()) return Promise.resolve();
    current = work().finally(() => {
      current = undefined;
    });
    return current;
  }

  async function again(before: Promise<void>): Promise<void> {
    await before;
    next = undefined;
    await (current ?? begin());
  }

  function run(): Promise<void> {
    if (current === undefined) return begin();
    next ??= again(current);
    return next;
  }

  return {
    run,
    runIfIdle: (): Promise<void> => current ?? run(),
    async idle(): Promise<void> {
      while (current !== undefined || next !== undefined) await (next ?? current);
    },
  };
}
