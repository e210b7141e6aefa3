import { decodeEnvelope, type Envelope, UnreadableEvent } from '@mio/contracts';
import { isFailure } from '@mio/runtime';
import { type DocumentKind, type Flow, findRow } from './flow.ts';
import { eventInput, type Input } from './input.ts';
import type { Log } from './ports.ts';
import type { Runner } from './runner.ts';
import type { Stuck, StuckInput } from './stuck.ts';

export type Settlement = 'settle' | { readonly retryInMs: number };

export interface Deliver {
  /** One message of the stream: settled when every document it concerns has taken it, kept it or parked it. */
  message(bytes: Uint8Array, delivered: number): Promise<Settlement>;
  /** An input that is tried again from our own store. */
  again(id: string, stuck: StuckInput): Promise<void>;
}

export function createDeliver({ flow, runner, stuck, log }: { flow: Flow; runner: Runner; stuck: Stuck; log: Log }): Deliver {
  async function event(envelope: Envelope): Promise<void> {
    for (const kind of flow.kinds) {
      const row = findRow(kind, 'event', envelope.type);
      if (row === undefined) continue;
      const keys = row.about === undefined ? [envelope.caseId] : row.about(envelope.data);
      await Promise.all(keys.map((key) => one(kind, key, eventInput(envelope))));
    }
  }

  async function one(kind: DocumentKind, key: string, input: Input): Promise<void> {
    try {
      const outcome = await runner.handle(kind, key, input);
      if (outcome.kind === 'refused') log.info({ key, input: input.name, why: outcome.why.message }, 'the rules said no to an event');
    } catch (error) {
      if (comesRightByItself(error)) throw error;
      await stuck.failed(kind, key, input, error as Error);
    }
  }

  async function retry(stuckInput: StuckInput): Promise<void> {
    const kind = flow.kinds.find(({ name }) => name === stuckInput.kind);
    if (stuckInput.bytes !== undefined) return event(decodeEnvelope(Buffer.from(stuckInput.bytes, 'base64')));
    if (kind === undefined || stuckInput.input === undefined) throw new Error(`no documents of kind ${stuckInput.kind}`);
    await runner.handle(kind, stuckInput.key, stuckInput.input);
  }

  return {
    async message(bytes, delivered) {
      try {
        await event(decodeEnvelope(bytes));
        return 'settle';
      } catch (error) {
        if (error instanceof UnreadableEvent) return park(bytes, error, delivered);
        return waitFor(error, delivered);
      }
    },
    async again(id, stuckInput) {
      try {
        await retry(stuckInput);
        await stuck.settled(id);
      } catch (error) {
        if (comesRightByItself(error)) return;
        const kind = flow.kinds.find(({ name }) => name === stuckInput.kind);
        if (kind !== undefined && stuckInput.input !== undefined) await stuck.failed(kind, stuckInput.key, stuckInput.input, error as Error);
        else if (error instanceof UnreadableEvent) await stuck.unreadable(Buffer.from(stuckInput.bytes ?? '', 'base64'), error, error);
      }
    },
  };

  async function park(bytes: Uint8Array, error: UnreadableEvent, delivered: number): Promise<Settlement> {
    try {
      await stuck.unreadable(bytes, error, error);
      return 'settle';
    } catch (unavailable) {
      return waitFor(unavailable, delivered);
    }
  }

  /** Not a fault of the input: it neither counts nor parks. */
  function waitFor(error: unknown, delivered: number): Settlement {
    const retryInMs = Math.min(250 * 2 ** Math.min(delivered, 6), 10_000) * (0.75 + Math.random() / 2);
    log.warn({ err: error, retryInMs: Math.round(retryInMs) }, 'an event waits: something it needs is not available');
    return { retryInMs };
  }
}

const comesRightByItself = (error: unknown): boolean => isFailure(error, 'unavailable') || isFailure(error, 'conflict');
