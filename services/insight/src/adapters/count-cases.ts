import { type DocumentStore, readHead } from '@mio/flow';
import type { CaseRow } from '../domain/case-row.ts';
import { type CaseFigures, figuresOfCase } from '../domain/figures.ts';
import { type Figures, totalOf } from '../domain/total.ts';
import { coalesced } from './coalesced.ts';

interface Parts {
  readonly store: DocumentStore;
  readonly clock: { now(): string };
}

interface Known {
  readonly rev: number;
  readonly figures: CaseFigures;
}

const pageSize = 500;
/** Between a row's time and its commit, and between the clocks of two replicas, may lie this much. */
const overlapMs = 60_000;

/**
 * The figures as the rows stand now. What each case counts for is kept in memory; a call reads the rows that changed
 * since the one before, and one page of a round past all rows, which mends what a clock that was wrong has hidden.
 */
export function countCases({ store, clock }: Parts): () => Promise<Figures> {
  const known = new Map<string, Known>();
  let total = totalOf([]);
  let changed = false;
  let since = '';
  let roundAt: string | undefined;

  function take({ documents }: Awaited<ReturnType<DocumentStore['page']>>): string {
    for (const document of documents) {
      if ((known.get(document.id)?.rev ?? 0) >= document.rev) continue;
      const row = readHead(document).state as CaseRow | null;
      if (row === null) continue;
      known.set(document.id, { rev: document.rev, figures: figuresOfCase(row) });
      changed = true;
    }
    return String(documents.at(-1)?.index['changedAt'] ?? '');
  }

  const page = (from: string, after: string | undefined) =>
    store.page({ collection: 'row', index: 'changedAt', from, limit: pageSize, ...(after === undefined ? {} : { after }) });

  async function takeChanged(): Promise<void> {
    const now = clock.now();
    let newest = since;
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const found = await page(since, after);
      newest = take(found) || newest;
      after = found.next;
    }
    // A row from a clock that runs ahead must not hide the others.
    since = before(newest < now ? newest : now);
  }

  async function goRound(): Promise<void> {
    const found = await page('', roundAt);
    take(found);
    roundAt = found.next;
  }

  return coalesced(async () => {
    await takeChanged();
    await goRound();
    if (changed) total = totalOf([...known.values()].map(({ figures }) => figures));
    changed = false;
    return total;
  });
}

const before = (time: string): string => (time === '' ? '' : new Date(Date.parse(time) - overlapMs).toISOString());
