import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionsOf } from '@mio/flow';
import { openSqlite, type Store } from '@mio/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noTrace, type TraceEntry, traced } from '../../../services/casework/src/domain/trace.ts';
import { flow } from '../../../services/casework/src/flow.ts';
import { verifyTraces } from './verify-traces.ts';

let folder: string;
let path: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traces-'));
  path = join(folder, 'casework.db');
  store = openSqlite({ path, collections: collectionsOf(flow) });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const chainOf = (length: number) =>
  Array.from({ length }, (_, n) => ({
    at: `2026-02-02T09:00:${n}Z`,
    by: 'p',
    action: 'offered',
    from: 'matching',
    to: 'team:c1',
    reason: '',
    words: '',
  })).reduce(traced, noTrace);

/** `twice`: the last page is written, and the head still has its entries. */
const nulls = (kind: string) =>
  Object.fromEntries(
    collectionsOf(flow)
      .filter(({ name }) => name === kind)
      .flatMap(({ indexes, values }) => [...indexes, ...values].map((name) => [name, null])),
  );

async function keep(
  caseId: string,
  length: number,
  change: (trace: readonly TraceEntry[]) => readonly TraceEntry[] = (trace) => trace,
  twice = false,
): Promise<void> {
  const chain = chainOf(length);
  const trace = change(chain.trace);
  const pages = Math.floor(length / 32) - (length % 32 === 0 ? 1 : 0);
  const inPages = 32 * (twice ? pages - 1 : pages);
  const id = `casework/case/${caseId}`;
  const body = { state: { ...chain, caseId, trace: trace.slice(inPages) }, paged: { trace: inPages } };
  await store.write([
    ...Array.from({ length: pages }, (_, n) => ({
      collection: 'case-pages',
      id: `${id}/trace/${String(32 * n).padStart(8, '0')}`,
      expect: 0,
      body: { entries: trace.slice(32 * n, 32 * (n + 1)) } as never,
      index: { ...nulls('case-pages'), document: `${id}/trace` },
    })),
    { collection: 'case', id, expect: 0, body: body as never, index: nulls('case') },
  ]);
}

test('every trace is read, long ones and those in mid-move too, while the store is open', async () => {
  for (let n = 0; n < 250; n += 1) await keep(`short-${n}`, 3);
  await keep('long', 150);
  await keep('moving', 70, undefined, true);
  await store.write([
    {
      collection: 'case',
      id: 'casework/case/early',
      expect: 0,
      body: { state: null, paged: {} },
      index: nulls('case'),
    },
  ]);
  expect(verifyTraces(path)).toEqual({ cases: 252, entries: 250 * 3 + 220, broken: 0, checkpoints: 0 });
});

const without = (number: number) => (trace: readonly TraceEntry[]) => trace.filter((entry) => entry.number !== number);
test.each([
  ['altered', 41, (trace: readonly TraceEntry[]) => trace.map((entry) => (entry.number === 41 ? { ...entry, to: 'team:hb' } : entry))],
  ['missing', 7, without(7)],
  ['missing at the end', 70, without(70)],
  ['moved', 50, (trace: readonly TraceEntry[]) => [...trace.slice(0, 49), trace[50]!, trace[49]!, ...trace.slice(51)]],
  ['made up at the end', 71, (trace: readonly TraceEntry[]) => traced({ trace, traceCount: 70, traceHash: trace.at(-1)!.hash }, trace[0]!).trace],
])('an entry that is %s is named', async (_, number, change) => {
  await keep('whole', 70);
  await keep('broken', 70, change);
  expect(verifyTraces(path)).toMatchObject({ cases: 2, broken: 1, first: { caseId: 'broken', number } });
});
