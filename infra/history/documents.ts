import type { Committed, Entry } from './entry.ts';

export interface SaidEntry {
  readonly number: number;
  readonly type: string;
  readonly caseId: string;
  readonly data: unknown;
}

/** A document's body as the core of the house writes it (libs/flow). */
export interface Head {
  readonly key: string;
  readonly state: Readonly<Record<string, unknown>> | null;
  readonly said: readonly SaidEntry[];
  readonly saidCount: number;
  readonly handled: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly commands: readonly string[];
  readonly early: readonly { readonly id: string }[];
  readonly paged: Readonly<Record<string, number>>;
}

export interface Known {
  readonly service: string;
  readonly kind: string;
  readonly rev: number;
  readonly head: Head;
}

export interface DeadLetter {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly tries: number;
  readonly parkedAt: string | null;
  readonly input?: { readonly trigger: string; readonly envelope?: { readonly id: string } };
}

/** The documents as committed last, and every event that they said. */
export interface Documents {
  get(id: string): Known | undefined;
  all(): Iterable<Known>;
  /** An event by its id, once its document was committed with it. */
  event(id: string): SaidEntry | undefined;
  events(): Iterable<[string, SaidEntry]>;
  /** An input that waits for another try or for ops. */
  stuck(service: string, kind: string, key: string, eventId: string): DeadLetter | undefined;
  /** Takes an entry; for a head document it tells what was there before. */
  take(entry: Entry): { before: Known | undefined; after: Known } | undefined;
}

export function createDocuments(): Documents {
  const heads = new Map<string, Known>();
  const events = new Map<string, SaidEntry>();
  const letters = new Map<string, DeadLetter>();
  const keyOfLetter = new Map<string, string>();

  function takeStuck({ service, id, body }: Committed): void {
    const letter = body as DeadLetter;
    const about = stuckKey(service, letter.kind, letter.key, letter.input?.envelope?.id ?? letter.name);
    letters.set(about, letter);
    keyOfLetter.set(`${service} ${id}`, about);
  }

  return {
    get: (id) => heads.get(id),
    all: () => heads.values(),
    event: (id) => events.get(id),
    events: () => events,
    stuck: (service, kind, key, eventId) => letters.get(stuckKey(service, kind, key, eventId)),
    take(entry) {
      if (entry.what === 'removed' && entry.collection === 'stuck') letters.delete(keyOfLetter.get(`${entry.service} ${entry.id}`) ?? '');
      if (entry.what !== 'committed') return undefined;
      if (entry.collection === 'stuck') takeStuck(entry);
      if (!isHead(entry)) return undefined;
      const before = heads.get(entry.id);
      const after: Known = { service: entry.service, kind: entry.collection, rev: entry.rev, head: entry.body as Head };
      heads.set(entry.id, after);
      for (const said of after.head.said) if (said.number > (before?.head.saidCount ?? 0)) events.set(`${entry.id}#${said.number}`, said);
      return { before, after };
    },
  };
}

export const isHead = ({ collection }: Committed): boolean => collection !== 'stuck' && collection !== 'memory' && !collection.endsWith('-pages');

const stuckKey = (...parts: string[]): string => parts.join(' ');

export const isHandled = (head: Head, document: string, number: number): boolean =>
  head.handled[document]?.some(([from, to]) => from <= number && number <= to) ?? false;

/** `service/kind/key#number` */
export function partsOf(eventId: string): { document: string; number: number } {
  const at = eventId.lastIndexOf('#');
  return { document: eventId.slice(0, at), number: Number(eventId.slice(at + 1)) };
}
