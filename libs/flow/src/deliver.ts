import { decodeEnvelope, type Envelope, UnreadableEvent } from '@mio/contracts';
import { type Failure, isFailure } from '@mio/runtime';
import { type DocumentKind, type Flow, findRow } from './flow.ts';
import { eventInput, type Input } from './input.ts';
import type { Log } from './ports.ts';
import type { Runner } from './runner.ts';
import type { EventNames, Stuck, StuckInput } from './stuck.ts';

export type Settlement = 'settle' | { readonly retryInMs: number };

export interface Deliver {
  /** One message of the stream: settled when every document it concerns has taken it, kept it or parked it. */
  message(bytes: Uint8Array, delivered: number): Promise<Settlement>;
  /** An input that is tried again from our own store. Resolves to what it waits for, when that comes right by itself; else it is settled or counted. */
  again(id: string, stuck: StuckInput): Promise<Failure | undefined>;
}

export function createDeliver({ flow, runner, stuck, log }: { flow: Flow; runner: Runner; stuck: Stuck; log: Log }): Deliver {
  async function event(envelope: Envelope): Promise<void> {
    const input = eventInput(envelope);
    const { places, fault } = placesOf(flow, envelope);
    await Promise.all(places.map(({ kind, key }) => one(kind, key, input)));
    if (fault !== undefined) throw fault;
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
      let about: EventNames = { eventId: '', caseId: '', type: '' };
      try {
        const envelope = decodeEnvelope(bytes);
        about = { eventId: envelope.id, caseId: envelope.caseId, type: envelope.type };
        await event(envelope);
        return 'settle';
      } catch (error) {
        if (comesRightByItself(error)) return waitFor(error, delivered);
        return park(bytes, error instanceof UnreadableEvent ? error : about, error as Error, delivered);
      }
    },
    async again(id, stuckInput) {
      try {
        await retry(stuckInput);
        await stuck.settled(id);
        return undefined;
      } catch (error) {
        if (comesRightByItself(error)) return error;
        await stuck.failedAgain(id, stuckInput, error as Error);
        return undefined;
      }
    },
  };

  async function park(bytes: Uint8Array, about: EventNames, error: Error, delivered: number): Promise<Settlement> {
    try {
      await stuck.unplaced(bytes, about, error);
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

/** The documents an event concerns, per kind; a row that cannot tell costs only its own kind. */
function placesOf(flow: Flow, envelope: Envelope): { places: readonly { kind: DocumentKind; key: string }[]; fault: unknown } {
  let fault: unknown;
  const places: { kind: DocumentKind; key: string }[] = [];
  for (const kind of flow.kinds) {
    const row = findRow(kind, 'event', envelope.type);
    if (row === undefined) continue;
    try {
      for (const key of row.about?.(envelope.data) ?? [envelope.caseId]) places.push({ kind, key });
    } catch (error) {
      fault = error;
    }
  }
  return { places, fault };
}

const comesRightByItself = (error: unknown): error is Failure => isFailure(error, 'unavailable') || isFailure(error, 'conflict');
