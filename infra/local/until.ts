import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `holds` is true (a throw counts as not yet); fails after `timeoutMs` saying what did not come true. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, timeoutMs = 30_000, everyMs = 50): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (
      await Promise.resolve()
        .then(holds)
        .catch(() => false)
    )
      return;
    if (Date.now() > end) throw new Error(`waited ${Math.round(timeoutMs / 1000)} s in vain until ${what}`);
    await pause(everyMs);
  }
}
