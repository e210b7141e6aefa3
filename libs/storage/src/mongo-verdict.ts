import type { MongoDocument } from './mongo-document.ts';

export interface Sent {
  /** The revision it was to replace; 0: none. */
  readonly expect: number;
  readonly writeId: string;
}

/** `open`: not there, and it may be sent again. `unknown`: too much has happened since to tell. */
export type Verdict = 'ok' | 'conflict' | 'open' | 'unknown';

/** Whose write is it that we read back? `answered`: the server had dealt with ours before. */
export function verdict({ expect, writeId }: Sent, found: Pick<MongoDocument, 'rev' | 'w'> | undefined, answered: boolean): Verdict {
  if (!found) return expect === 0 ? 'open' : 'conflict';
  if (found.w.includes(writeId)) return 'ok';
  if (found.rev === expect) return 'open';
  const laterWrites = found.rev - expect;
  return answered || laterWrites <= found.w.length ? 'conflict' : 'unknown';
}
