/**
 * What happened, recorded outside the services, in the order in which it happened. `at`: ms since 1970 by the recorder's
 * clock. Lines of JSON when it is kept in a file.
 */
export type Entry =
  /** A store took a document: its revision from now on, and its whole body. */
  | {
      readonly what: 'committed';
      readonly at: number;
      readonly service: string;
      readonly collection: string;
      readonly id: string;
      readonly rev: number;
      readonly body: unknown;
    }
  | { readonly what: 'removed'; readonly at: number; readonly service: string; readonly collection: string; readonly id: string }
  /** The stream took a message; `id` is the event's. */
  | { readonly what: 'published'; readonly at: number; readonly id: string; readonly sequence: number }
  | { readonly what: 'delivered'; readonly at: number; readonly service: string; readonly id: string }
  /** A service told the stream that it is done with a message. */
  | { readonly what: 'settled'; readonly at: number; readonly service: string; readonly id: string }
  /** Somebody heard what became of a command. `outcome`: ok, or the kind of failure. A question's ok is the 202. */
  | {
      readonly what: 'answered';
      readonly at: number;
      readonly service: string;
      readonly kind: string;
      readonly key: string;
      readonly name: string;
      readonly commandId: string;
      readonly outcome: string;
    }
  /** Somebody who had a 202 asked where the question is. */
  | { readonly what: 'queried'; readonly at: number; readonly caseId: string; readonly found: boolean }
  /** The mail server was handed a mail's body. */
  | { readonly what: 'data'; readonly at: number; readonly mailId: string; readonly person: string }
  /** A service could work from now on (a live replica and its store), or could not. */
  | { readonly what: 'up'; readonly at: number; readonly service: string; readonly up: boolean }
  | { readonly what: 'fault'; readonly at: number; readonly name: string; readonly about: string }
  /** Somebody in charge looked at an ERROR in the log. */
  | { readonly what: 'error'; readonly at: number; readonly service: string; readonly message: string }
  /** Insight's figures as they are, and rebuilt from all that the services ever said. */
  | { readonly what: 'figures'; readonly at: number; readonly live: unknown; readonly rebuilt: unknown };

export type Committed = Extract<Entry, { what: 'committed' }>;

export interface Violation {
  /** `rest`: what was started never came to an end. */
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'rest';
  readonly at: number;
  /** A case, document, event or mail. */
  readonly about: string;
  readonly what: string;
}

export type Report = (violation: Violation) => void;

/** Watches one invariant. */
export interface Rule {
  take(entry: Entry): void;
  /** Nothing more will happen. */
  end?(): void;
}
