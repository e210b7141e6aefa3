import type { Deliver } from './deliver.ts';
import type { Clock, Log, StoredDocument } from './ports.ts';
import type { Stuck, StuckInput } from './stuck.ts';

/** A service that is away must not be asked by every stuck input at once. */
const sideBySide = 8;

/** Tries again the stuck inputs whose time has come. One that meets something unavailable waits a few seconds and is not counted. */
export function createRetries({ stuck, deliver, clock, log }: { stuck: Stuck; deliver: Deliver; clock: Clock; log: Log }) {
  const waiting = new Set<string>();

  async function tryAgain(letter: StoredDocument): Promise<void> {
    const { name, caseId, ...input } = letter.body as unknown as StuckInput;
    const waitsFor = await deliver.again(letter.id, { ...input, name, caseId });
    if (waitsFor === undefined) return void waiting.delete(letter.id);
    await stuck.postpone(letter);
    if (waiting.has(letter.id)) return;
    waiting.add(letter.id);
    log.warn({ caseId, input: name, err: waitsFor }, 'a stuck input waits: something it needs is not available');
  }

  /** Resolves to how many were tried. */
  return async (stopped: () => boolean): Promise<number> => {
    const letters = await stuck.due(clock.now());
    const left = letters.values();
    const worker = async () => {
      for (const letter of left) {
        if (stopped()) return;
        await tryAgain(letter);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
    return letters.length;
  };
}
