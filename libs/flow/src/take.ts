import { catalogue, type SaidEvent } from '@mio/contracts';
import { Conflict, type Failure } from '@mio/runtime';
import type { DocumentKind } from './flow.ts';
import type { Head, SaidEntry } from './head.ts';
import { dataOf, type Input, markHandled, sourceOf } from './input.ts';
import type { Json } from './ports.ts';
import type { Effect, Next } from './result.ts';
import type { Row } from './rows.ts';

/** What an input makes of a document, before anything is written. */
export type Taken =
  | { readonly kind: 'changed'; readonly head: Head; readonly effects: readonly Effect[] }
  | { readonly kind: 'early' }
  | { readonly kind: 'refused'; readonly head: Head; readonly why: Failure };

/**
 * Runs one row's step on one document: pure but for the step's own facts. Throws what the step throws, and when a step
 * says an event that its row does not declare or leaves its due time standing.
 */
export function take(given: { kind: DocumentKind; row: Row; head: Head; input: Input; facts: unknown; at: string; service: string }): Taken {
  const { kind, row, head, input, facts, at } = given;
  if (head.state === null && !row.opens) return missing(head, input);
  const by = input.trigger === 'call' ? input.by : given.service;
  const result = row.step({ doc: head.state ?? undefined, input: dataOf(input), facts, at, by, ...sourceOf(input) });
  if (result.kind !== 'next') checkDueMoved(kind, input, head.state);
  if (result.kind === 'early') return { kind: 'early' };
  const handled = markHandled(head, input);
  if (result.kind === 'no') return { kind: 'refused', head: handled, why: result.why };
  if (result.kind === 'same') return { kind: 'changed', head: handled, effects: [] };
  checkSays(row, result);
  checkDueMoved(kind, input, result.state);
  return { kind: 'changed', head: says(handled, result, at, by), effects: result.effects };
}

/** An event waits for its document; a command for a document that is not there is a mistake of the caller. */
function missing(head: Head, input: Input): Taken {
  if (input.trigger === 'event') return { kind: 'early' };
  return { kind: 'refused', head, why: Conflict('not_there_yet', 'Deze vraag is hier nog niet bekend. Probeer het over een minuut opnieuw.') };
}

function checkSays(row: Row, result: Next<unknown>): void {
  for (const event of result.events) {
    if (!row.says.some((kind) => kind.type === event.type)) throw new Error(`${row.trigger} ${row.name} says ${event.type}, which its row does not declare`);
  }
}

function checkDueMoved(kind: DocumentKind, input: Input, state: unknown): void {
  if (input.trigger !== 'due') return;
  const still = kind.due(state as never)[input.name];
  if (still !== undefined && still <= input.dueAt) throw new Error(`due ${input.name} was handled but still stands at ${still}`);
}

function says(head: Head, result: Next<unknown>, at: string, by: string): Head {
  const entries = result.events.map((event, i) => entryOf(event, head.saidCount + i + 1, at, by));
  return { ...head, state: result.state, said: [...head.said, ...entries], saidCount: head.saidCount + entries.length };
}

function entryOf(event: SaidEvent, number: number, at: string, by: string): SaidEntry {
  const version = catalogue.get(event.type)?.version ?? 1;
  const caseId = (event.data as { caseId?: string }).caseId ?? '';
  return { number, type: event.type, version, at, by, caseId, data: event.data as Json };
}
