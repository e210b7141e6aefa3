import { setTimeout as pause } from 'node:timers/promises';

/** Whoever asks within the same `ms` goes on at the same moment: what concerns one document then shares a commit. */
export function gather(ms: number): () => Promise<void> {
  let together: Promise<void> | undefined;
  return () =>
    (together ??= pause(ms).then(() => {
      together = undefined;
    }));
}
