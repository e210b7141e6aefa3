import { createLog, systemClock } from '@mio/runtime';
import { connect, type JetStreamManager } from 'nats';
import { afterEach, expect, type TestContext, test, vi } from 'vitest';
import type { OutgoingMessage, RelayMemory, RelayState, SaidSource } from './relay-face.ts';
import { openStream } from './stream.ts';
import type { EventStream } from './stream-face.ts';
import { findWayToRun, startTestServer, type TestServer } from './test-server.ts';
import type { WayToRun } from './test-server-way.ts';

export const log = createLog({ service: 'messaging-test', level: (process.env.MIO_TEST_LOG as 'debug' | undefined) ?? 'silent' });
export const clock = systemClock;

const found = await findWayToRun();
const leftovers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clear of leftovers.splice(0).reverse()) await clear();
});

export interface House {
  readonly server: TestServer;
  open(): Promise<EventStream>;
  /** The server's own interface, to break things behind the library's back. */
  manager(): Promise<JetStreamManager>;
  /** Cleared away after the test, the last first. */
  later(clear: () => Promise<unknown>): void;
}

/** A test with a nats-server of its own. */
export function withServer(name: string, run: (house: House) => Promise<void>): void {
  test(name, { timeout: 30_000 }, async (context) => {
    const server = await startTestServer(wayOr(context));
    leftovers.push(() => server.remove());
    const later = (clear: () => Promise<unknown>) => void leftovers.push(clear);
    const open = async () => {
      const stream = await openStream({ servers: server.url, service: 'casework', log });
      later(() => stream.close());
      return stream;
    };
    const manager = async () => {
      const nats = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
      later(() => nats.close());
      return nats.jetstreamManager({ checkAPI: false });
    };
    await run({ server, open, manager, later });
  });
}

function wayOr(context: TestContext): WayToRun {
  if ('way' in found) return found.way;
  if (process.env.CI === 'true') throw new Error(found.missing);
  return context.skip(found.missing);
}

export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(async () => expect(await condition()).toBeTruthy(), { timeout: 20_000, interval: 20 });

export const event = (number: number, about = 'case'): OutgoingMessage => {
  const id = `casework/${about}#${number}`;
  return { id, subject: `mio.casework.${about}`, bytes: new TextEncoder().encode(id), mark: id };
};

/** An owner of said events, as a service's store is one. */
export function createOwner(pageSize = 10) {
  const said: (OutgoingMessage & { at: string })[] = [];
  const out = new Set<unknown>();
  const source: SaidSource = {
    async since(time, cursor) {
      const all = said.filter(({ at }) => at >= time);
      const from = Number(cursor ?? 0);
      const next = from + pageSize < all.length ? { next: String(from + pageSize) } : {};
      return { messages: all.slice(from, from + pageSize), ...next };
    },
    unsaid: async (limit) => said.filter(({ mark }) => !out.has(mark)).slice(0, limit),
    out: (marks) => {
      for (const mark of marks) out.add(mark);
    },
  };
  const commit = (...messages: OutgoingMessage[]) => {
    for (const message of messages) said.push({ ...message, at: clock.now() });
    return messages;
  };
  return { source, commit, isOut: (id: string) => out.has(id), ids: () => said.map(({ id }) => id) };
}

export function createMemory() {
  let kept: string | undefined;
  const memory: RelayMemory = {
    load: async () => (kept === undefined ? undefined : (JSON.parse(kept) as RelayState)),
    save: async (state) => {
      kept = JSON.stringify(state);
    },
  };
  return { memory, state: () => (kept === undefined ? undefined : (JSON.parse(kept) as RelayState)) };
}

/** The ids that lie in the stream now. */
export async function idsIn(stream: EventStream): Promise<string[]> {
  const { firstSequence, lastSequence } = await stream.facts();
  const sequences = Array.from({ length: Math.max(0, lastSequence - firstSequence + 1) }, (_, index) => firstSequence + index);
  const ids = await Promise.all(sequences.map((sequence) => stream.messageIdAt(sequence)));
  return ids.filter((id) => id !== undefined);
}

export const has = async (stream: EventStream, ids: readonly string[]): Promise<boolean> => {
  const there = new Set(await idsIn(stream).catch(() => []));
  return ids.every((id) => there.has(id));
};

export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
