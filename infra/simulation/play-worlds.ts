import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorldSize } from './plan.ts';
import type { Outcome } from './world.ts';

type Answer = { readonly outcome: Outcome } | { readonly fault: string };

/** Plays all worlds, several side by side; the outcomes come in the order of the worlds, whoever was done first. */
export async function playWorlds(worlds: readonly WorldSize[], onOutcome: (outcome: Outcome) => void): Promise<void> {
  const done = new Map<number, Outcome>();
  const left = worlds.entries();
  let told = 0;

  function take(i: number, outcome: Outcome): void {
    done.set(i, outcome);
    for (let next = done.get(told); next !== undefined; next = done.get(told)) {
      done.delete(told++);
      onOutcome(next);
    }
  }

  async function work(): Promise<void> {
    const worker = new Worker(new URL('./world-worker.ts', import.meta.url));
    try {
      for (const [i, world] of left) {
        const answer = await ask(worker, world);
        if ('fault' in answer) throw new Error(answer.fault);
        take(i, answer.outcome);
      }
    } finally {
      await worker.terminate();
    }
  }

  await Promise.all(Array.from({ length: Math.min(availableParallelism(), worlds.length) }, work));
}

function ask(worker: Worker, world: WorldSize): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.postMessage(world);
  return promise.finally(() => {
    worker.off('error', reject);
    worker.off('message', resolve);
  });
}
