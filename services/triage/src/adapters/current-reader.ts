import { type DocumentStore, documentId, readHead } from '@mio/flow';
import type { Log } from '@mio/runtime';
import { current, type Readers, sameVersion, shipped, type Version } from '../domain/readers.ts';
import { openReader, type QuestionReader } from '../review/question-reader.ts';

/** What reads now; a version that was approved or rolled back takes over without a restart. */
export interface CurrentReader {
  (): QuestionReader;
  look(): Promise<void>;
  stop(): void;
}

interface Parts {
  readonly store: DocumentStore;
  /** Where approved models lie. */
  readonly folder: string | undefined;
  readonly log: Log;
  readonly everyMs?: number;
}

export async function followReaders({ store, folder, log, everyMs = 5_000 }: Parts): Promise<CurrentReader> {
  let version: Version = shipped;
  let reader = openReader(shipped, folder);
  let failed: Version | undefined;

  async function look(): Promise<void> {
    const wanted = current(await readReaders(store));
    if (sameVersion(wanted, version)) return;
    try {
      reader = openReader(wanted, folder);
      [version, failed] = [wanted, undefined];
      log.info({ modelVersion: reader.version }, 'questions are read by another version');
    } catch (error) {
      // A reader that is older than wished is better than none: each case says which one read it.
      if (failed === undefined || !sameVersion(failed, wanted)) {
        log.error({ wanted: wanted.model, modelVersion: reader.version, err: error }, 'the approved model is not there: put its folder back, or roll back');
      }
      failed = wanted;
    }
  }
  await look();
  const timer = setInterval(() => void look().catch(() => undefined), everyMs).unref();
  return Object.assign(() => reader, { look, stop: () => clearInterval(timer) });
}

export async function readReaders(store: DocumentStore): Promise<Readers | undefined> {
  const stored = await store.get('readers', documentId('triage', 'readers', readersKey));
  return stored === undefined ? undefined : ((readHead(stored).state ?? undefined) as Readers | undefined);
}

/** There is one such document. */
export const readersKey = 'readers';
