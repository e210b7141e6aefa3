import { catalogue, encodeEnvelope } from '@mio/contracts';
import { Conflict, isFailure, Rejected } from '@mio/runtime';
import { type Draft, draftOf, openDues, spill, withHead, writeOf } from './draft.ts';
import { type DocumentKind, type EffectDoer, type Flow, findRow } from './flow.ts';
import { groupCommit } from './group-commit.ts';
import { documentId, envelopeOf, type Head } from './head.ts';
import { dataOf, eventInput, type Input, isHandled, isKept, sourceOf } from './input.ts';
import { createKnownDrafts } from './known-drafts.ts';
import type { Clock, DocumentStore, Log, Mark, Outgoing } from './ports.ts';
import type { Stuck } from './stuck.ts';
import { take } from './take.ts';
import { createTurns, type Work } from './turns.ts';
import { createUnderWay } from './under-way.ts';

/** What became of an input. `state` is the document's, after it. */
export type Outcome =
  | { readonly kind: 'done'; readonly state: unknown; readonly repeated: boolean }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly why: Error; readonly state: unknown };

export interface Runner {
  /** Runs one input on one document; commits, then says. Rejects with Unavailable, or with what the step threw. */
  handle(kind: DocumentKind, key: string, input: Input): Promise<Outcome>;
  /** A command of `by` (a person's id or a service). Resolves to the state after it; rejects with the step's "no". */
  call<S>(kind: string, key: string, command: { name: string; id: string; by: string; data: unknown }): Promise<S>;
  /** Whether a command was handled before: a double click. */
  repeats(kind: string, key: string, commandId: string): Promise<boolean>;
  /** Tries the early events that a document keeps once more; what fits is applied. */
  tryKept(kind: string, key: string): Promise<void>;
  /** The state of a document as committed. */
  read<S>(kind: string, key: string): Promise<S | undefined>;
  /** What is written beside documents has changed. */
  marked(marks: readonly Mark[]): void;
  /** Waits until nothing is under way. */
  idle(): Promise<void>;
}

export interface RunnerParts {
  readonly flow: Flow;
  readonly store: DocumentStore;
  readonly reads: unknown;
  readonly effects: Readonly<Record<string, EffectDoer>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly stuck: Stuck;
  /** Hands committed events to the relay; must not throw. */
  readonly say: (messages: readonly Outgoing[]) => void;
}

/** A document that so many others changed first is better tried later. */
const mostConflicts = 50;

export function createRunner(parts: RunnerParts): Runner {
  const { flow, store, clock } = parts;
  const commits = groupCommit(store);
  const known = createKnownDrafts();
  const underWay = createUnderWay();

  const handle: Runner['handle'] = (kind, key, input) =>
    change(kind, key, {
      alone: findRow(kind, input.trigger, input.name)?.load !== undefined,
      // A person or the clock must be judged by what is; an event that comes too late finds out when it commits.
      fresh: input.trigger !== 'event',
      make: (before) => {
        if (isHandled(before.head, input) || isKept(before.head, input) || isStale(kind, before.head, input))
          return { draft: before, outcome: done(before.head, true) };
        return attempt(kind, before, input);
      },
    });

  const turnsOf = new Map(flow.kinds.map((kind) => [kind.name, turns(kind)]));
  const change = <T>(kind: DocumentKind, key: string, work: Work<Draft, T>): Promise<T> => underWay.track(turnsOf.get(kind.name)!(key, work));

  function turns(kind: DocumentKind) {
    return createTurns<Draft>({
      read: (key, fresh) => {
        const id = documentId(flow.service, kind.name, key);
        return (fresh ? undefined : known.get(id)) ?? stored(kind, id, key);
      },
      commit: (draft) => commit(kind, draft),
      mostConflicts,
      busy: () => Conflict('busy', 'Deze casus wordt op dit moment door anderen gewijzigd. Probeer het zo opnieuw.'),
      passing: isFailure,
    });
  }

  const stored = async (kind: DocumentKind, id: string, key: string): Promise<Draft> => draftOf(id, key, await store.get(kind.name, id));

  async function attempt(kind: DocumentKind, before: Draft, input: Input): Promise<{ draft: Draft; outcome: Outcome }> {
    const taken = await run(kind, before.head, input);
    if (taken.kind === 'early') return { draft: keep(before, input, clock.now()), outcome: { kind: 'kept' } };
    if (taken.kind === 'refused') {
      // A refused command leaves no mark: the same click may be right later. A refused event is done with.
      const draft = input.trigger === 'event' ? withHead(before, taken.head) : before;
      return { draft, outcome: { kind: 'refused', why: taken.why, state: before.head.state } };
    }
    const changed = withHead(before, releaseHeld(kind, taken.head), taken.effects);
    const draft = changed.head.early.length === 0 ? changed : await applyEarly(kind, changed);
    return { draft, outcome: done(draft.head, false) };
  }

  async function run(kind: DocumentKind, head: Head, input: Input) {
    const row = findRow(kind, input.trigger, input.name);
    if (row === undefined) throw new Error(`no row for ${input.trigger} ${input.name} in ${flow.service}/${kind.name}`);
    const at = clock.now();
    const ready = head.state !== null || row.opens;
    const asks = ready && row.load && { reads: parts.reads, doc: head.state ?? undefined, input: dataOf(input), at, id: head.key, ...sourceOf(input) };
    const facts = asks ? await row.load?.(asks) : undefined;
    const taken = take({ kind, row, head, input, facts, at, service: flow.service });
    if (taken.kind === 'changed' && taken.head.state !== head.state) row.drafted?.({ reads: parts.reads, state: taken.head.state as never });
    return taken;
  }

  /** Kept inputs that fit now join the same commit, until none fits any more. */
  async function applyEarly(kind: DocumentKind, draft: Draft): Promise<Draft> {
    let current = draft;
    for (let fitted = true; fitted; ) {
      fitted = false;
      for (const kept of current.head.early) {
        const without = { ...current.head, early: current.head.early.filter(({ id }) => id !== kept.id) };
        const taken = await run(kind, without, eventInput(kept)).catch((error: unknown) => error as Error);
        if (taken instanceof Error) {
          if (isFailure(taken, 'unavailable')) throw taken;
          await parts.stuck.failed(kind, draft.head.key, eventInput(kept), taken);
          current = withHead(current, without);
          continue;
        }
        if (taken.kind === 'early') continue;
        current = withHead(current, taken.head, taken.kind === 'changed' ? taken.effects : []);
        fitted = true;
      }
    }
    return current;
  }

  async function commit(kind: DocumentKind, draft: Draft): Promise<boolean> {
    const slim = await spill(store, kind, draft);
    const write = writeOf(kind, slim);
    if ((await commits.add(write)) === 'conflict') return false;
    known.committed(slim, write);
    if (slim.fresh.length > 0) parts.say(slim.fresh.map((entry) => outgoing(kind, slim.id, entry, slim.out)));
    for (const [place, effect] of slim.effects.entries()) void underWay.track(follow(kind, slim, effect, place));
    return true;
  }

  async function follow(kind: DocumentKind, { id, head }: Draft, effect: Draft['effects'][number], place: number): Promise<void> {
    const caseId = (head.state as { caseId?: string } | null)?.caseId ?? '';
    try {
      const doer = parts.effects[effect.name];
      if (doer === undefined) throw new Error(`nobody does ${effect.name}`);
      const outcome = await doer(effect, { id, key: head.key, caseId });
      if (outcome === undefined) return;
      await handle(kind, head.key, {
        trigger: 'call',
        name: outcome.call,
        commandId: `${effect.name} r${head.saidCount} ${clock.now()} ${place}`,
        data: outcome.data,
        by: flow.service,
      });
    } catch (error) {
      // The document's due time finds out what became of it.
      parts.log.warn({ caseId, effect: effect.name, err: error }, 'the outcome of an effect is not known');
    }
  }

  const kindNamed = (name: string): DocumentKind => {
    const kind = flow.kinds.find((each) => each.name === name);
    if (kind === undefined) throw new Error(`${flow.service} has no documents of kind ${name}`);
    return kind;
  };

  async function headOf(kindName: string, key: string): Promise<Head> {
    const id = documentId(flow.service, kindNamed(kindName).name, key);
    return draftOf(id, key, await store.get(kindName, id)).head;
  }

  return {
    handle,
    async call<S>(kindName: string, key: string, command: { name: string; id: string; by: string; data: unknown }) {
      if (command.id === '') throw Rejected('no_command_id', 'Dit verzoek mist een kenmerk. Laad de pagina opnieuw en probeer het nog eens.');
      const input: Input = { trigger: 'call', name: command.name, commandId: command.id, data: command.data, by: command.by };
      const outcome = await handle(kindNamed(kindName), key, input);
      if (outcome.kind === 'refused') throw outcome.why;
      return (outcome as { state: unknown }).state as S;
    },
    async repeats(kindName, key, commandId) {
      return (await headOf(kindName, key)).commands.includes(commandId);
    },
    async tryKept(kindName, key) {
      const kind = kindNamed(kindName);
      await change(kind, key, { alone: true, fresh: true, make: async (before) => ({ draft: await applyEarly(kind, before), outcome: undefined }) });
    },
    async read<S>(kindName: string, key: string) {
      return ((await headOf(kindName, key)).state ?? undefined) as S | undefined;
    },
    marked: known.marked,
    idle: underWay.idle,
  };
}

const done = (head: Head, repeated: boolean): Outcome => ({ kind: 'done', state: head.state, repeated });

/** A due time that has been moved or cleared meanwhile is nobody's any more. */
function isStale(kind: DocumentKind, head: Head, input: Input): boolean {
  if (input.trigger !== 'due') return false;
  return head.state === null || kind.due(head.state as never)[input.name] !== input.dueAt;
}

const keep = (draft: Draft, input: Input, keptAt: string): Draft =>
  input.trigger === 'event' ? withHead(draft, { ...draft.head, early: [...draft.head.early, { ...input.envelope, keptAt }] }) : draft;

/** Forgets held due times that the state no longer has. */
function releaseHeld(kind: DocumentKind, head: Head): Head {
  if (head.heldDues.length === 0) return head;
  const standing = new Set(openDues(kind, { ...head, heldDues: [] }).map(([name, at]) => `${name}@${at}`));
  return { ...head, heldDues: head.heldDues.filter((held) => standing.has(held)) };
}

/** `out`: up to which number the document's events were known to be out when this was read. */
export function outgoing(kind: DocumentKind, document: string, entry: Head['said'][number], out: number): Outgoing {
  const subject = catalogue.get(entry.type)?.subject ?? entry.type;
  const envelope = envelopeOf(document, entry);
  return { id: envelope.id, subject, bytes: encodeEnvelope(envelope), mark: { collection: kind.name, document, number: entry.number, out } };
}
