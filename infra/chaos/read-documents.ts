import { pageCollection, readHead } from '@mio/flow';
import type { Store, StoredDocument } from '@mio/storage';
import type { HouseDocuments, KnownDocument, SaidEvent, StuckInput } from './checks/house-documents.ts';
import { documents } from './find-documents.ts';
import type { OpenStore, Stores } from './stores.ts';

/** What the checks look at; texts, keys and probabilities stay where they are. */
const kept = new Map([
  ['question', ['receivedAt', 'openedAt', 'waitingForDesk']],
  ['case', ['state', 'custodian', 'trace', 'traceCount', 'traceHash', 'mailTroubles']],
  ['mail', ['id', 'caseId', 'state', 'since', 'sendAt']],
  ['row', ['askedAt', 'moves', 'mails']],
]);

/** Reads every store of the house, documents with their pages. */
export async function readDocuments(stores: Stores): Promise<HouseDocuments> {
  const heads = new Map<string, KnownDocument>();
  const stuck: StuckInput[] = [];
  for (const each of stores.all) {
    await readHeads(each, heads);
    for (const index of ['retryAt', 'parkedAt']) {
      for await (const { body } of documents(each.store, 'stuck', index, '')) stuck.push({ ...(body as unknown as StuckInput), service: each.flow.service });
    }
  }
  return { documents: heads, stuck };
}

async function readHeads({ flow, store }: OpenStore, heads: Map<string, KnownDocument>): Promise<void> {
  for (const kind of flow.kinds) {
    const pages = await pagesOf(store, kind.name);
    for await (const stored of documents(store, kind.name, 'said', 0)) heads.set(stored.id, known(flow.service, kind.name, stored, pages));
  }
}

/** `document/list` -> its entries, oldest first. */
async function pagesOf(store: Store, kind: string): Promise<Map<string, unknown[]>> {
  const lists = new Map<string, unknown[]>();
  for await (const { body } of documents(store, pageCollection(kind), 'document', '')) {
    const { document, list, entries } = body as unknown as { document: string; list: string; entries: unknown[] };
    const name = `${document}/${list}`;
    lists.set(name, [...(lists.get(name) ?? []), ...entries]);
  }
  return lists;
}

function known(service: string, kind: string, stored: StoredDocument, pages: Map<string, unknown[]>): KnownDocument {
  const head = readHead(stored);
  // A page that was written just before a crash holds entries which the head still has.
  const older = (list: string) => (pages.get(`${stored.id}/${list}`) ?? []).slice(0, head.paged[list] ?? 0);
  const said = [...(older('said') as typeof head.said), ...head.said].map(
    ({ number, type, at, caseId, data }): SaidEvent => ({ number, type, at, caseId, data: service === 'casework' ? data : undefined }),
  );
  const { key, saidCount, handled, early } = head;
  return {
    service,
    kind,
    key,
    rev: stored.rev,
    unsaid: stored.index['unsaid'] ?? null,
    state: picked(kind, head.state, older),
    said,
    saidCount,
    handled,
    early: early.map(({ id }) => id),
  };
}

function picked(kind: string, state: unknown, older: (list: string) => unknown[]): KnownDocument['state'] {
  if (state === null) return null;
  const all = state as Readonly<Record<string, unknown>>;
  const value = (name: string) => (Array.isArray(all[name]) ? [...older(name), ...(all[name] as unknown[])] : all[name]);
  return Object.fromEntries((kept.get(kind) ?? []).map((name) => [name, value(name)]));
}
