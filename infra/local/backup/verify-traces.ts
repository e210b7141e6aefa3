import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CaseFile } from '../../../services/casework/src/domain/case-file.ts';
import { firstBroken, type TraceEntry } from '../../../services/casework/src/domain/trace.ts';

export interface Verified {
  readonly cases: number;
  readonly entries: number;
  /** How many cases have a trace that does not hold. */
  readonly broken: number;
  /** By case id. */
  readonly first?: { readonly caseId: string; readonly number: number };
  /** Signed checkpoints that were compared. */
  readonly checkpoints: number;
}

/** Every case's trace in casework's store, which may be in use. Reads only, and holds no more than a page of cases. */
export function verifyTraces(path: string): Verified {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const heads = db.prepare('SELECT id, body FROM "case" WHERE id > ? ORDER BY id LIMIT 200');
    const pages = db.prepare('SELECT body FROM "case-pages" WHERE "ix_document" = ? ORDER BY id');
    let [cases, entries, broken] = [0, 0, 0];
    let first: Verified['first'];
    for (const { id, body } of rows(heads)) {
      const head = JSON.parse(body) as StoredHead;
      if (head.state === null) continue;
      const trace = traceOf(id, head, pages);
      const number = brokenIn(head.state, trace);
      cases += 1;
      entries += trace.length;
      if (number === undefined) continue;
      broken += 1;
      first ??= { caseId: head.state.caseId, number };
    }
    return { cases, entries, broken, checkpoints: 0, ...(first === undefined ? {} : { first }) };
  } finally {
    db.close();
  }
}

interface StoredHead {
  /** null: only early events yet. */
  readonly state: CaseFile | null;
  readonly paged: Readonly<Record<string, number>>;
}

function* rows(heads: StatementSync): Generator<{ id: string; body: string }> {
  for (let last = ''; ; ) {
    const page = heads.all(last) as { id: string; body: string }[];
    yield* page;
    if (page.length === 0) return;
    last = page.at(-1)!.id;
  }
}

/** A page is written before the head lets go of its entries; until then they are in both, and the head counts. */
function traceOf(id: string, { state, paged }: StoredHead, pages: StatementSync): TraceEntry[] {
  const count = paged['trace'] ?? 0;
  const older =
    count === 0 ? [] : (pages.all(`${id}/trace`) as { body: string }[]).flatMap(({ body }) => (JSON.parse(body) as { entries: TraceEntry[] }).entries);
  return [...older.slice(0, count), ...state!.trace];
}

/** An end that was cut off breaks no link, so the length and the last hash are compared with the case file. */
function brokenIn({ traceCount, traceHash }: CaseFile, trace: readonly TraceEntry[]): number | undefined {
  const wrong = firstBroken(trace);
  if (wrong !== undefined) return wrong;
  return trace.length === traceCount && (trace.at(-1)?.hash ?? '') === traceHash ? undefined : Math.min(trace.length, traceCount) + 1;
}
