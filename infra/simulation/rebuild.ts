import { createHash } from 'node:crypto';
import { decodeEnvelope } from '@mio/contracts';
import { collectionsOf, createRunner, createSaid, createStuck, type DocumentStore, readHead } from '@mio/flow';
import { createDeliver } from '../../libs/flow/src/deliver.ts';
import { countCases } from '../../services/insight/src/adapters/count-cases.ts';
import type { CaseRow } from '../../services/insight/src/domain/case-row.ts';
import { flow as insight } from '../../services/insight/src/flow.ts';
import { type MemoryTables, memoryTables } from './memory-tables.ts';
import { flows } from './services.ts';
import type { ServiceStore } from './store-port.ts';

/** Without waiting and without faults. */
export const plainStore = (tables: MemoryTables): DocumentStore => ({
  get: async (collection, id) => tables.get(collection, id),
  write: async (batch) => batch.map((write) => tables.write(write)),
  mark: async (batch) => batch.forEach(tables.mark),
  page: async (query) => tables.page(query),
  count: async (query) => tables.count(query),
  remove: async (collection, ids) => ids.forEach((id) => tables.remove(collection, id)),
});

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Insight's figures as they are, and from everything that all services have ever said (heads and pages), in one go. */
export async function figuresTwice(stores: ReadonlyMap<string, ServiceStore>, clock: { now(): string }): Promise<{ live: object; rebuilt: object }> {
  const fresh = memoryTables(collectionsOf(insight));
  const store = plainStore(fresh);
  const stuck = createStuck({ store, clock, log: quiet });
  const runner = createRunner({ flow: insight, store, reads: {}, effects: {}, clock, log: quiet, stuck, say: () => {} });
  const deliver = createDeliver({ flow: insight, runner, stuck, log: quiet });
  const taken = new Set(insight.kinds.flatMap(({ rows }) => rows.map(({ name }) => name)));
  for (const flow of flows) {
    const said = createSaid({ flow, store: plainStore(stores.get(flow.service)!.tables), clock });
    for (let cursor: string | undefined; ; ) {
      const page = await said.since('', cursor);
      await Promise.all(page.messages.filter(({ bytes }) => taken.has(decodeEnvelope(bytes).type)).map(({ bytes }) => deliver.message(bytes, 1)));
      if (page.next === undefined) break;
      cursor = page.next;
    }
    said.stop();
  }
  return { live: await figuresOf(stores.get('insight')!.tables, clock), rebuilt: await figuresOf(fresh, clock) };
}

async function figuresOf(tables: MemoryTables, clock: { now(): string }): Promise<object> {
  return { ...(await countCases({ store: plainStore(tables), clock })()), rows: rowsOf(tables) };
}

/** One digest of all rows, less the moment at which this insight changed them. */
function rowsOf(tables: MemoryTables): string {
  const rows = [...tables.all('row')].map((stored) => readHead(stored).state as CaseRow).map(({ changedAt: _, ...row }) => JSON.stringify(ordered(row)));
  return createHash('sha256').update(rows.sort().join('\n')).digest('hex');
}

function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}
