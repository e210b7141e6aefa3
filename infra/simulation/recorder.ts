import { createHash } from 'node:crypto';
import type { Checker } from '../history/check.ts';
import type { Entry } from '../history/entry.ts';

export interface Recorder {
  /** `text`: the body of a commit as JSON, where the recorder need not make it. */
  record(entry: Entry, text?: string): void;
  count(name: string): void;
  hits(): Readonly<Record<string, number>>;
  /** SHA-256 of the whole history. */
  digest(): string;
}

/** The history goes past the checker and into one hash; what `keep` wants is also handed on as text. */
export function createRecorder({ checker, keep }: { checker: Checker; keep?: ((line: string) => void) | undefined }): Recorder {
  const hash = createHash('sha256');
  const hits = new Map<string, number>();
  let waiting = '';

  function write(line: string): void {
    waiting += line;
    keep?.(line);
    if (waiting.length > 65_536) {
      hash.update(waiting);
      waiting = '';
    }
  }

  const count = (name: string): void => void hits.set(name, (hits.get(name) ?? 0) + 1);

  return {
    record(entry, text) {
      if (entry.what === 'error') count(`ERROR: ${entry.message.slice(0, 60)}`);
      write(lineOf(entry, text));
      checker.take(entry);
    },
    count,
    hits: () => Object.fromEntries([...hits].sort(([a], [b]) => (a < b ? -1 : 1))),
    digest() {
      hash.update(waiting);
      waiting = '';
      return hash.copy().digest('hex');
    },
  };
}

function lineOf(entry: Entry, text: string | undefined): string {
  if (entry.what !== 'committed') return `${JSON.stringify(entry)}\n`;
  const { at, service, collection, id, rev, body } = entry;
  return `{"what":"committed","at":${at},"service":"${service}","collection":"${collection}","id":${JSON.stringify(id)},"rev":${rev},"body":${text ?? JSON.stringify(body)}}\n`;
}
