import type { Log } from '@mio/runtime';
import type { ConnectionOptions } from 'nats';

/** What goes out. `id` = event id; it is the message id that the stream dedupes on. */
export interface StreamMessage {
  readonly id: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/** `sequence`: where the stream keeps it (also for a duplicate). */
export interface Ack {
  readonly sequence: number;
  readonly duplicate: boolean;
}

/** `delivered`: 1 the first time. */
export interface Delivery {
  readonly bytes: Uint8Array;
  readonly sequence: number;
  readonly delivered: number;
}

export type Verdict = 'settle' | { readonly retryInMs: number };

export interface WorkOptions {
  /** One name per service; its replicas share it. Letters, digits, - and _. */
  readonly durable: string;
  readonly subjects: readonly string[];
  /** Most messages that this replica holds at once (default 64). The durable allows four times as many unsettled. */
  readonly maxInFlight?: number;
  /** How long the server waits for a sign of life per message (default 30 s). */
  readonly ackWaitMs?: number;
  /** A throw is a retry with growing delay; nothing is ever dropped. */
  handle(delivery: Delivery): Promise<Verdict>;
}

export interface NoticeOptions {
  readonly subjects: readonly string[];
  look(subject: string, bytes: Uint8Array): void;
  /** Something may have been missed: at the start, after a reconnect, after a gap. */
  lookAtEverything(): void;
}

export interface Stoppable {
  stop(): Promise<void>;
}

/** The stream as it is now. Times ISO 8601; `serverId` is new for every run of a server. */
export interface StreamFacts {
  readonly created: string;
  readonly serverId: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly bytes: number;
  /** -1: no limit. */
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

/** Every method that asks the server rejects with Failure kind "unavailable". */
export interface EventStream {
  /**
   * Anything but an acknowledgement is "unavailable": nobody knows whether it arrived, so say it again under the same id.
   * `undeduped` stores it even when the server still remembers the id.
   */
  publish(message: StreamMessage, how?: { undeduped: boolean }): Promise<Ack>;
  work(options: WorkOptions): Promise<Stoppable>;
  notice(options: NoticeOptions): Promise<Stoppable>;
  facts(): Promise<StreamFacts>;
  /** The event id of the message at this sequence; undefined when there is none. */
  messageIdAt(sequence: number): Promise<string | undefined>;
  /** Called after every reconnect and after the stream had to be made anew. */
  onReconnect(f: () => void): void;
  connected(): boolean;
  /** The run of the server we talk to; '' while not connected. */
  serverId(): string;
  /** Stops work and notices, lets what is under way finish (10 s at most), then disconnects. */
  close(): Promise<void>;
}

/** How to get in; handed to the client as it is. `inboxPrefix` where permissions are per service. */
export type StreamAccess = Pick<ConnectionOptions, 'user' | 'pass' | 'token' | 'authenticator' | 'tls' | 'inboxPrefix'>;

export interface OpenStreamOptions {
  /** "nats://host:port", several separated by commas. */
  readonly servers: string;
  readonly service: string;
  readonly log: Log;
  readonly streamName?: string;
  /** Without it a new stream gets 256 MiB and an existing one keeps what it has. */
  readonly maxBytes?: number;
  readonly replicas?: number;
  /** Default 14. */
  readonly maxAgeDays?: number;
  readonly access?: StreamAccess;
  /** Gives up waiting for the first connection. */
  readonly signal?: AbortSignal;
  /** The connection is gone for good: end the process. */
  readonly onClosed?: (why: Error | undefined) => void;
}
