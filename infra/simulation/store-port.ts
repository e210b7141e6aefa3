import type { DocumentStore } from '@mio/flow';
import { Unavailable } from '@mio/runtime';
import type { Mark, PageQuery, Write, WriteResult } from '@mio/storage';
import type { CrashPoint, Dice } from './faults.ts';
import type { MemoryTables } from './memory-tables.ts';
import type { Recorder } from './recorder.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export interface ServiceStore {
  readonly service: string;
  readonly tables: MemoryTables;
  /** Every call fails until then. */
  awayUntil: number;
}

interface Parts {
  readonly scheduler: Scheduler;
  readonly dice: Dice;
  readonly recorder: Recorder;
  readonly store: ServiceStore;
  readonly owner: Owner;
  /** Ends the process there, when the dice say so. */
  readonly diesAt: (point: CrashPoint) => boolean;
}

const slowest = 2_000;
const isPages = (collection: string): boolean => collection.endsWith('-pages');

/** A service's store as one process sees it: every call is work of the scheduler, can be slow, fail, or outlive its caller. */
export function storePort(parts: Parts): DocumentStore {
  const { scheduler, dice, recorder, store, owner } = parts;
  const { tables } = store;

  function ask<T>(work: () => T, afterDeath?: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = () => {
        if (scheduler.now() < store.awayUntil) return reject(Unavailable(`the store of ${store.service} is away`));
        resolve(work());
      };
      if (dice.hits('delays', 0.003)) scheduler.after(dice.of('delays').below(slowest), owner, run);
      else scheduler.soon(owner, run, afterDeath);
    });
  }

  function apply(batch: readonly Write[]): WriteResult[] {
    return batch.map((write) => {
      const text = JSON.stringify(write.body);
      const result = tables.write(write, text);
      if (result === 'conflict') recorder.count('revision conflict');
      else committed(parts, write, text);
      return result;
    });
  }

  function write(batch: readonly Write[]): Promise<readonly WriteResult[]> {
    return new Promise((resolve, reject) => {
      const run = () => {
        if (scheduler.now() < store.awayUntil) return reject(Unavailable(`the store of ${store.service} is away`));
        const points = pointsOf(batch);
        if (points.before !== undefined && parts.diesAt(points.before)) return;
        if (dice.hits('conflicts', 0.004)) batch.forEach((each) => changeFirst(parts, each));
        const results = apply(batch);
        if (points.after !== undefined && parts.diesAt(points.after)) return;
        if (dice.hits('storeOutages', 0.0005)) return reject(Unavailable('nobody knows whether it was written'));
        if (dice.hits('delays', 0.3)) scheduler.soon(owner, () => resolve(results));
        else resolve(results);
      };
      // What a process had sent before it died may still arrive.
      const afterDeath = () => {
        if (dice.hits('crashes', 0.5) && scheduler.now() >= store.awayUntil) apply(batch);
      };
      if (dice.hits('delays', 0.003)) scheduler.after(dice.of('delays').below(slowest), owner, run);
      else scheduler.soon(owner, run, afterDeath);
    });
  }

  return {
    get: (collection, id) => ask(() => tables.get(collection, id)),
    write,
    mark: (batch: readonly Mark[]) => ask(() => batch.forEach(tables.mark)),
    page(query: PageQuery) {
      return ask(() => {
        if (query.index === 'saidAt' && query.after !== undefined) parts.diesAt('in mid-replay');
        return tables.page(query);
      });
    },
    // Matching counts for every expert: no turn of its own, or half of all turns would be these.
    count: async (query) => {
      if (scheduler.now() < store.awayUntil) throw Unavailable(`the store of ${store.service} is away`);
      return tables.count(query);
    },
    remove: (collection, ids) =>
      ask(() => {
        for (const id of ids) {
          tables.remove(collection, id);
          recorder.record({ what: 'removed', at: scheduler.now(), service: store.service, collection, id });
        }
      }),
  };
}

function pointsOf(batch: readonly Write[]): { before?: CrashPoint; after?: CrashPoint } {
  const { collection, body } = batch[0]!;
  if (isPages(collection)) return { before: 'before page write', after: 'after page write' };
  if (collection === 'memory') return (body as { replay?: unknown }).replay === undefined ? {} : { after: 'in mid-replay' };
  if (collection === 'stuck') return { before: 'before commit' };
  const says = batch.some(({ index }) => index['unsaid'] !== null);
  return { before: 'before commit', ...(says ? { after: 'between commit and publish' } : {}) };
}

function committed({ scheduler, recorder, store }: Parts, { collection, id, expect }: Write, text: string): void {
  const body = store.tables.get(collection, id)?.body;
  recorder.record({ what: 'committed', at: scheduler.now(), service: store.service, collection, id, rev: expect + 1, body }, text);
}

/** As if another replica had been first with a change that changes nothing. */
function changeFirst(parts: Parts, { collection, id, expect }: Write): void {
  if (expect === 0 || isPages(collection) || collection === 'memory' || collection === 'stuck') return;
  const now = parts.store.tables.get(collection, id);
  if (now === undefined || now.rev !== expect) return;
  parts.recorder.count('forced conflict');
  const text = JSON.stringify(now.body);
  const again: Write = { collection, id, expect, body: now.body, index: now.index };
  if (parts.store.tables.write(again, text) === 'ok') committed(parts, again, text);
}
