import { isFailure } from '@mio/runtime';
import type { Deliver } from './deliver.ts';
import { openDues } from './draft.ts';
import type { DocumentKind, Flow } from './flow.ts';
import { documentId, readHead } from './head.ts';
import type { Clock, DocumentStore, Log, StoredDocument } from './ports.ts';
import { repeat } from './repeat.ts';
import { createRetries } from './retries.ts';
import type { Runner } from './runner.ts';
import type { Stuck } from './stuck.ts';

export interface DueTimes {
  /** Calls everything that is due now and tries again what is stuck; resolves to how many. */
  poll(): Promise<number>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const waitMs = 2_000;

/** Due times are indexed fields, polled: they survive restarts, and of several replicas the revision lets one win. */
export function startDueTimes(parts: {
  flow: Flow;
  store: DocumentStore;
  runner: Runner;
  stuck: Stuck;
  deliver: Deliver;
  clock: Clock;
  log: Log;
  everyMs?: number;
}): DueTimes {
  const { flow, store, runner, stuck, deliver, clock, log, everyMs = 500 } = parts;
  let stopped = false;
  /** Due times that met something unavailable, until when they are left alone. */
  const waiting = new Map<string, number>();
  const retry = createRetries({ stuck, deliver, clock, log });

  async function pollKinds(): Promise<number> {
    const now = clock.now();
    let called = 0;
    for (const kind of flow.kinds) if (!stopped) called += await pollKind(kind, now);
    return called;
  }

  async function pollKind(kind: DocumentKind, now: string): Promise<number> {
    let called = 0;
    let after: string | undefined;
    do {
      const page = await store.page({ collection: kind.name, index: 'due', to: now, limit: 200, ...(after === undefined ? {} : { after }) });
      const calls = page.documents.flatMap((document) => callsOf(kind, document, now));
      await Promise.all(calls.map(({ key, name, at }) => callDue(kind, key, name, at)));
      called += calls.length;
      // A page of which all wait for something must not hide the next one.
      after = calls.length === 0 ? page.next : undefined;
    } while (after !== undefined && !stopped);
    return called;
  }

  function callsOf(kind: DocumentKind, document: StoredDocument, now: string) {
    const head = readHead(document);
    return openDues(kind, head).flatMap(([name, at]) => (at <= now && !isWaiting(`${document.id} ${name} ${at}`, now) ? [{ key: head.key, name, at }] : []));
  }

  function isWaiting(call: string, now: string): boolean {
    const until = waiting.get(call);
    if (until === undefined) return false;
    if (until > Date.parse(now)) return true;
    waiting.delete(call);
    return false;
  }

  async function callDue(kind: DocumentKind, key: string, name: string, dueAt: string): Promise<void> {
    const input = { trigger: 'due', name, dueAt } as const;
    try {
      await runner.handle(kind, key, input);
    } catch (error) {
      if (isFailure(error, 'unavailable') || isFailure(error, 'conflict')) {
        waiting.set(`${documentId(flow.service, kind.name, key)} ${name} ${dueAt}`, Date.parse(clock.now()) + waitMs);
        return log.warn({ key, due: name, err: error }, 'a due time waits: something it needs is not available');
      }
      await stuck.failed(kind, key, input, error as Error);
      await hold(store, kind, documentId(flow.service, kind.name, key), `${name}@${dueAt}`);
    }
  }

  const failed = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} could not be polled`);
  const dues = repeat({ work: pollKinds, everyMs, onError: failed('due times') });
  // Each on its own: stuck inputs that wait for something must not hold up the clock.
  const retries = repeat({ work: () => retry(() => stopped), everyMs, onError: failed('stuck inputs') });

  return {
    async poll() {
      const called = await Promise.all([dues.now(), retries.now()]);
      return called[0] + called[1];
    },
    async stop() {
      stopped = true;
      await Promise.all([dues.stop(), retries.stop()]);
    },
  };
}

/** Takes a due time whose step threw off the clock; the stuck input retries it. */
async function hold(store: DocumentStore, kind: DocumentKind, id: string, held: string): Promise<void> {
  const stored = await store.get(kind.name, id);
  if (stored === undefined) return;
  const before = readHead(stored);
  if (before.heldDues.includes(held)) return;
  const head = { ...before, heldDues: [...before.heldDues, held] };
  const due =
    openDues(kind, head)
      .map(([, at]) => at)
      .sort()[0] ?? null;
  // A lost race is no harm: the due time throws once more and is held then.
  await store.write([{ collection: kind.name, id, expect: stored.rev, body: head as never, index: { ...stored.index, due } }]);
}
