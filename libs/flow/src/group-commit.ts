import { isFailure } from '@mio/runtime';
import type { DocumentStore, Write } from './ports.ts';

export interface GroupCommit {
  /** Resolves when the write is durable or has lost to another revision. */
  add(write: Write): Promise<'ok' | 'conflict'>;
}

interface Waiting {
  readonly write: Write;
  resolve(result: 'ok' | 'conflict'): void;
  reject(error: unknown): void;
}

/** A batch begins as soon as the one before is durable and takes all that came meanwhile; no timer makes anybody wait. */
export function groupCommit(store: DocumentStore, largest = 500): GroupCommit {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // Inputs that arrived in the same turn of the event loop join this batch.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.splice(0, largest);
      await commit(batch);
    }
    running = false;
  }

  async function commit(batch: Waiting[]): Promise<void> {
    try {
      const results = await store.write(batch.map(({ write }) => write));
      for (const [i, each] of batch.entries()) each.resolve(results[i] ?? 'conflict');
    } catch (error) {
      if (batch.length === 1 || isFailure(error)) for (const each of batch) each.reject(error);
      // One that cannot be written must not cost the others their commit.
      else for (const each of batch) await commit([each]);
    }
  }

  return {
    add: (write) =>
      new Promise((resolve, reject) => {
        waiting.push({ write, resolve, reject });
        if (running) return;
        running = true;
        void run();
      }),
  };
}
