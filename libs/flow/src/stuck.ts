import { createHash } from 'node:crypto';
import type { DocumentKind } from './flow.ts';
import { type Input, nameOf } from './input.ts';
import { allPages } from './pages.ts';
import type { Clock, DocumentStore, Json, Log, StoredDocument } from './ports.ts';
import { reasonOf } from './reason.ts';

/** An input whose step threw: tried again at due times of our own, parked after the fifth try. */
export interface StuckInput {
  readonly kind: string;
  readonly key: string;
  readonly caseId: string;
  readonly name: string;
  /** Either the input, or, where the event could not be read, its bytes (base64). */
  readonly input?: Input;
  readonly bytes?: string;
  readonly tries: number;
  /** Of the last try; no payload (see `reasonOf`). */
  readonly reason: string;
  readonly parkedAt: string | null;
}

/** How an event calls itself; empty where it could not be read. */
export interface EventNames {
  readonly eventId: string;
  readonly caseId: string;
  readonly type: string;
}

export interface Stuck {
  /** The first failure of an input: plans its next try. Nothing when it is stuck or parked already. Rejects only when the store is unavailable. */
  failed(kind: DocumentKind, key: string, input: Input, error: Error): Promise<void>;
  /** The same for a message of which nobody knows which documents it concerns: unreadable, or a row that cannot tell. */
  unplaced(bytes: Uint8Array, about: EventNames, error: Error): Promise<void>;
  /** Counts one more failure and plans the next try, or parks. Nothing when another replica counted this try, or mended it. */
  failedAgain(id: string, stuck: StuckInput, error: Error): Promise<void>;
  /** Leaves one alone for some seconds, uncounted; not when it has been planned anew meanwhile. */
  postpone(letter: StoredDocument): Promise<void>;
  due(now: string): Promise<StoredDocument[]>;
  settled(id: string): Promise<void>;
  parked(): Promise<{ id: string; stuck: StuckInput }[]>;
  /** Tries a parked one again from the start; false when there is none. */
  sendAgain(id: string): Promise<boolean>;
}

export const stuckCollection = { name: 'stuck', indexes: ['retryAt', 'parkedAt'] } as const;
const mostTries = 5;

export function createStuck({ store, clock, log }: { store: DocumentStore; clock: Clock; log: Log }): Stuck {
  /** `known`: how it stood when it was tried. Of replicas that try at once, one counts. */
  async function count(id: string, fresh: Omit<StuckInput, 'tries' | 'reason' | 'parkedAt'>, error: Error, known?: StuckInput): Promise<void> {
    for (;;) {
      const stored = await store.get(stuckCollection.name, id);
      if (!isSame(stored?.body as unknown as StuckInput | undefined, known)) return;
      const tries = (known?.tries ?? 0) + 1;
      const parkedAt = tries >= mostTries ? clock.now() : null;
      const stuck: StuckInput = { ...fresh, tries, reason: reasonOf(error), parkedAt };
      if ((await put(id, stored?.rev ?? 0, stuck, parkedAt === null ? later(clock.now(), tries) : null)) === 'conflict') continue;
      if (parkedAt === null) log.warn({ caseId: fresh.caseId, input: fresh.name, tries, err: error }, 'a step failed; it is tried again');
      else log.error({ caseId: fresh.caseId, input: fresh.name, deadLetter: id, err: error }, 'a dead letter waits for ops');
      return;
    }
  }

  async function put(id: string, expect: number, stuck: StuckInput, retryAt: string | null) {
    const index = { retryAt, parkedAt: stuck.parkedAt };
    const [result] = await store.write([{ collection: stuckCollection.name, id, expect, body: stuck as unknown as Json, index }]);
    return result;
  }

  return {
    failed: (kind, key, input, error) =>
      count(idOf(kind.name, key, nameOf(input)), { kind: kind.name, key, caseId: caseOf(input, key), name: nameOf(input), input }, error),
    unplaced: (bytes, about, error) =>
      count(
        idOf('', '', about.eventId === '' ? Buffer.from(bytes).toString('base64') : about.eventId),
        { kind: '', key: '', caseId: about.caseId, name: `${about.type} ${about.eventId}`.trim(), bytes: Buffer.from(bytes).toString('base64') },
        error,
      ),
    failedAgain: (id, known, error) => {
      const { tries: _, reason: __, parkedAt: ___, ...fresh } = known;
      return count(id, fresh, error, known);
    },
    postpone: ({ id, index }) => {
      const retryAt = new Date(Date.parse(clock.now()) + 2_000 + Math.random() * 3_000).toISOString();
      return store.mark([{ collection: stuckCollection.name, id, when: { index: 'retryAt', equals: index['retryAt'] ?? null }, set: { retryAt } }]);
    },
    async due(now) {
      return [...(await store.page({ collection: stuckCollection.name, index: 'retryAt', to: now, limit: 64 })).documents];
    },
    settled: (id) => store.remove(stuckCollection.name, [id]),
    async parked() {
      const documents = await allPages(store, { collection: stuckCollection.name, index: 'parkedAt', from: '' });
      return documents.map(({ id, body }) => ({ id, stuck: body as unknown as StuckInput }));
    },
    async sendAgain(id) {
      const stored = await store.get(stuckCollection.name, id);
      if (stored === undefined) return false;
      const stuck = stored.body as unknown as StuckInput;
      return (await put(id, stored.rev, { ...stuck, tries: 0, parkedAt: null }, clock.now())) === 'ok';
    },
  };
}

const idOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);

const isSame = (stored: StuckInput | undefined, known: StuckInput | undefined): boolean =>
  stored?.tries === known?.tries && (stored?.parkedAt ?? null) === (known?.parkedAt ?? null);

const caseOf = (input: Input, key: string): string => (input.trigger === 'event' && input.envelope.caseId !== '' ? input.envelope.caseId : key);

/** 1, 2, 4, 8 seconds. */
const later = (now: string, tries: number): string => new Date(Date.parse(now) + 1000 * 2 ** (tries - 1)).toISOString();
