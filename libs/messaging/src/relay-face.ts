import type { Clock, Log } from '@mio/runtime';
import type { Anchor } from './anchors.ts';
import type { EventStream, StreamMessage } from './stream-face.ts';

/** An event ready to go; `mark` is what its owner needs to note that it is out. */
export interface OutgoingMessage extends StreamMessage {
  readonly mark: unknown;
}

/** What the relay knows about the stream; kept as one document. Times ISO 8601. To its keeper it is opaque. */
export interface RelayState {
  /** The stream to which everything has been said, and the run of the server with which that was so. */
  readonly created: string;
  readonly serverId: string;
  /** Newest first. */
  readonly anchors: readonly Anchor[];
  readonly replay?: Replay;
}

/** Under way: what was said since `since` is being said again to the stream `created`. */
export interface Replay {
  readonly created: string;
  readonly serverId: string;
  readonly since: string;
  readonly startedAt: string;
  readonly cursor?: string;
  /** The furthest acknowledgement; while it stands, everything before `cursor` stands. */
  readonly last?: { readonly sequence: number; readonly id: string };
  /** Anchors that still stood when it began. */
  readonly kept: readonly Anchor[];
}

/** Replicas may overwrite each other: every state is true by itself, an older one only makes more to say again. */
export interface RelayMemory {
  load(): Promise<RelayState | undefined>;
  save(state: RelayState): Promise<void>;
}

export interface SaidSource {
  /** Everything said at or after `time` (ISO 8601), whether out or not, in pages. */
  since(time: string, cursor: string | undefined): Promise<{ readonly messages: readonly OutgoingMessage[]; readonly next?: string }>;
  /** Said at least a few and at most 30 seconds ago and not known to be out; per document in order. */
  unsaid(limit: number): Promise<readonly OutgoingMessage[]>;
  /** These are in the stream. Per call a gapless run of what was given to say. */
  out(marks: readonly unknown[]): void;
}

export interface RelayOptions {
  readonly stream: EventStream;
  readonly log: Log;
  readonly clock: Clock;
  readonly memory: RelayMemory;
  readonly said: SaidSource;
  /** Default 2000. */
  readonly sweepEveryMs?: number;
}

export interface Relay {
  /** Publishes at once, in this order; resolves when the outcomes are known. Never rejects: what fails, the sweep says again. */
  say(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Looks at the stream now, and says again what must be. Never rejects. */
  check(): Promise<void>;
  /** Messages under way or waiting for the sweep, as far as this process knows. */
  backlog(): number;
  /** Ends the timers, waits for what is under way, saves what is known. */
  stop(): Promise<void>;
}
