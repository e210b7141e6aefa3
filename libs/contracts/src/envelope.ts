import { catalogue } from './catalogue.ts';
import type { EventType } from './event-type.ts';
import { Envelope as EnvelopeCodec } from './generated/mio/event/v1/envelope.ts';
import { written } from './written.ts';

/** An event on its way. `id` = document + "#" + number; `at` is ISO 8601; `data` its decoded fields. */
export interface Envelope<T = unknown> {
  readonly id: string;
  readonly document: string;
  readonly number: number;
  readonly type: string;
  readonly version: number;
  readonly at: string;
  readonly caseId: string;
  readonly by: string;
  readonly data: T;
}

/** Bytes for the stream. Throws when the catalogue does not know the type. */
export function encodeEnvelope(envelope: Envelope): Uint8Array {
  const { id, document, number, type, version, at, caseId, by, data } = envelope;
  const body = kindOf(type).encode(data) as Buffer;
  return written((writer) => EnvelopeCodec.encode({ id, document, number, type, version, at, caseId, by, body }, writer));
}

/**
 * From the stream. An unknown type or version, an unreadable body or an empty required field throws
 * `UnreadableEvent`, which still names the event and its case, so that it can be parked where it belongs.
 */
export function decodeEnvelope(bytes: Uint8Array): Envelope {
  const { id, document, number, type, version, at = '', caseId, by, body } = readHead(bytes);
  try {
    const kind = kindOf(type);
    if (version !== kind.version) throw new Error(`unknown version ${version} of ${type}`);
    const data = kind.decode(body);
    checkRequired(kind, data);
    // The kind's own name: rows are found by it, and one and the same text is compared at once.
    return { id, document, number, type: kind.type, version, at, caseId, by, data };
  } catch (cause) {
    throw new UnreadableEvent(id, caseId, type, (cause as Error).message);
  }
}

export class UnreadableEvent extends Error {
  readonly eventId: string;
  readonly caseId: string;
  readonly type: string;
  constructor(eventId: string, caseId: string, type: string, why: string) {
    super(`unreadable event: ${why}`);
    this.eventId = eventId;
    this.caseId = caseId;
    this.type = type;
  }
}

function readHead(bytes: Uint8Array) {
  try {
    const head = EnvelopeCodec.decode(bytes);
    if (head.id === '' || head.document === '' || head.type === '') throw new Error('no id, document or type');
    return head;
  } catch (cause) {
    throw new UnreadableEvent('', '', '', (cause as Error).message);
  }
}

function kindOf(type: string): EventType<unknown> {
  const kind = catalogue.get(type);
  if (kind === undefined) throw new Error(`unknown type ${type}`);
  return kind;
}

function checkRequired(kind: EventType<unknown>, data: unknown): void {
  for (const field of kind.required as readonly string[]) {
    const value = (data as Record<string, unknown>)[field];
    if (value === '' || value === undefined) throw new Error(`${kind.type} without ${field}`);
  }
}
