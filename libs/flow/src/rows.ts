import type { EventType } from '@mio/contracts';
import type { Result } from './result.ts';

/** What the runner hands to a step. `at` is now (ISO 8601), `by` a person's id or the acting service. */
export interface StepInput<Doc, Input, Facts = undefined> {
  readonly doc: Doc;
  readonly input: Input;
  readonly facts: Facts;
  readonly at: string;
  readonly by: string;
  readonly event?: Source;
}

/** Where an event came from: its own time and place in the document that said it. */
export interface Source {
  readonly id: string;
  readonly document: string;
  readonly number: number;
  readonly at: string;
  readonly by: string;
}

/** An event kind by name. */
export interface Declared {
  readonly type: string;
  readonly owner: string;
}

export type Step<S, Doc, Input, Facts> = (given: StepInput<Doc, Input, Facts>) => Result<S>;

/** Read-only questions that a row may ask before its step runs (own store, other services). */
export type Load<Reads, Doc, Input, Facts> = (ask: { reads: Reads; doc: Doc; input: Input; at: string; id: string; event?: Source }) => Promise<Facts>;

export interface RowOptions<Reads, Doc, Input, Facts> {
  /** The events this row's step may say: the map is drawn from it, and saying another one throws. */
  readonly says?: readonly Declared[];
  readonly load?: Load<Reads, Doc, Input, Facts>;
  /** Tells this process of a choice before it is committed, where others must reckon with it (soft capacity). */
  readonly drafted?: (told: { reads: Reads; state: Doc & object }) => void;
  /** Keys of the documents an event concerns; its case where nothing is said. */
  readonly about?: (input: Input) => readonly string[];
}

export interface Row {
  readonly trigger: 'event' | 'call' | 'due';
  /** The event's full name, the call's or the due time's. */
  readonly name: string;
  readonly subject?: string;
  /** May meet a document that does not exist yet. */
  readonly opens: boolean;
  readonly step: Step<unknown, unknown, unknown, unknown>;
  readonly says: readonly Declared[];
  readonly load?: Load<unknown, unknown, unknown, unknown>;
  readonly drafted?: (told: { reads: unknown; state: never }) => void;
  readonly about?: (input: unknown) => readonly string[];
}

/** Row makers for one kind of document with state `S`; `Reads` is what its loads may ask. */
export function rowsFor<S, Reads = unknown>() {
  type Options<Doc, I, F> = RowOptions<Reads, Doc, I, F>;
  return {
    /** An event that the document waits for; kept if it comes before the document exists. */
    on: <T, F = undefined>(event: EventType<T>, step: Step<S, S, T, F>, options: Options<S, T, F> = {}): Row =>
      row('event', event.type, false, step, options, event.subject),
    /** An event that may begin the document. */
    opensOn: <T, F = undefined>(event: EventType<T>, step: Step<S, S | undefined, T, F>, options: Options<S | undefined, T, F> = {}): Row =>
      row('event', event.type, true, step, options, event.subject),
    /** A command: a form, an RPC, an API call, the outcome of an effect. */
    call: <I, F = undefined>(name: string, step: Step<S, S, I, F>, options: Options<S, I, F> = {}): Row => row('call', name, false, step, options),
    /** A command that may begin the document. */
    opensCall: <I, F = undefined>(name: string, step: Step<S, S | undefined, I, F>, options: Options<S | undefined, I, F> = {}): Row =>
      row('call', name, true, step, options),
    /** A due time of the document (see `due` of the document kind) has come. */
    due: <F = undefined>(name: string, step: Step<S, S, string, F>, options: Options<S, string, F> = {}): Row => row('due', name, false, step, options),
  };
}

function row(trigger: Row['trigger'], name: string, opens: boolean, step: unknown, options: unknown, subject?: string): Row {
  const { says = [], load, drafted, about } = options as RowOptions<unknown, unknown, unknown, unknown>;
  return {
    trigger,
    name,
    opens,
    says,
    step: step as Row['step'],
    ...(subject === undefined ? {} : { subject }),
    ...(load === undefined ? {} : { load: load as NonNullable<Row['load']> }),
    ...(drafted === undefined ? {} : { drafted: drafted as NonNullable<Row['drafted']> }),
    ...(about === undefined ? {} : { about }),
  };
}
