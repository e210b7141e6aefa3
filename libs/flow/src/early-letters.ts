import type { DocumentKind, Flow } from './flow.ts';
import { documentId, type KeptEvent, keptSince, readHead } from './head.ts';
import { allPages } from './pages.ts';
import type { Clock, DocumentStore } from './ports.ts';
import type { Runner } from './runner.ts';

/** An event that has waited in its document for so long that a person must look. `name` is the event's type and id. */
export interface EarlyLetter {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly keptAt: string;
}

export interface EarlyLetters {
  list(): Promise<EarlyLetter[]>;
  /** Tries what its document keeps once more, whether it fits now or not; false when there is no such letter. */
  tryAgain(id: string): Promise<boolean>;
}

/** What comes before an event is usually seconds away, and within a quarter of an hour every question has an open owner. */
const patienceMs = 15 * 60_000;

export function createEarlyLetters({ flow, store, runner, clock }: { flow: Flow; store: DocumentStore; runner: Runner; clock: Clock }): EarlyLetters {
  async function lettersOf(kind: DocumentKind, before: string): Promise<EarlyLetter[]> {
    const documents = await allPages(store, { collection: kind.name, index: 'earlySince', to: before });
    return documents.map(readHead).flatMap(({ key, early }) => early.filter((kept) => keptSince(kept) <= before).map((kept) => letterOf(kind, key, kept)));
  }

  return {
    async list() {
      const before = new Date(Date.parse(clock.now()) - patienceMs).toISOString();
      return (await Promise.all(flow.kinds.map((kind) => lettersOf(kind, before)))).flat();
    },
    async tryAgain(id) {
      const { mark, kind, key, event } = partsOf(id);
      if (mark !== 'early' || !flow.kinds.some(({ name }) => name === kind)) return false;
      const stored = await store.get(kind, documentId(flow.service, kind, key));
      if (stored === undefined || !readHead(stored).early.some((kept) => kept.id === event)) return false;
      await runner.tryKept(kind, key);
      return true;
    },
  };
}

const letterOf = ({ name }: DocumentKind, key: string, kept: KeptEvent): EarlyLetter => ({
  id: `early/${name}/${plain(key)}/${plain(kept.id)}`,
  caseId: kept.caseId || key,
  name: `${kept.type} ${kept.id}`,
  keptAt: keptSince(kept),
});

/** A key may hold any character. */
const plain = (part: string): string => Buffer.from(part).toString('base64url');

function partsOf(id: string): { mark: string; kind: string; key: string; event: string } {
  const [mark = '', kind = '', key = '', event = ''] = id.split('/');
  return { mark, kind, key: Buffer.from(key, 'base64url').toString(), event: Buffer.from(event, 'base64url').toString() };
}
