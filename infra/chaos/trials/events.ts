import { type Envelope, type EventType, encodeEnvelope } from '@mio/contracts';
import type { JetStreamClient } from 'nats';

/** A message for the stream; `id` is its event's. */
export interface Message {
  readonly id: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/** An event as its owner would have said it. */
export function messageOf<T>(kind: EventType<T>, said: { document: string; number: number; caseId: string; at: string }, data: T): Message {
  const { document, number, caseId, at } = said;
  const envelope: Envelope = { id: `${document}#${number}`, document, number, type: kind.type, version: kind.version, at, caseId, by: kind.owner, data };
  return { id: envelope.id, subject: kind.subject, bytes: encodeEnvelope(envelope) };
}

const together = 500;

/** In this order; resolves when the stream holds all of them. */
export async function publishAll(client: JetStreamClient, messages: readonly Message[]): Promise<void> {
  for (let from = 0; from < messages.length; from += together)
    await Promise.all(messages.slice(from, from + together).map(({ id, subject, bytes }) => client.publish(subject, bytes, { msgID: id })));
}
