import type { Ack, EventStream, StreamMessage } from './stream-face.ts';

/**
 * Publishes one message and resolves only when it lies in the stream. "Duplicate" alone proves merely that the server
 * remembers the id: after a purge or a deletion without a restart it still does, though the message is gone, for the
 * two minutes of the window. (After a restart it rebuilds its memory from the messages it has.) So we look.
 */
export async function saySurely(stream: EventStream, message: StreamMessage): Promise<Ack> {
  const ack = await stream.publish(message);
  if (!ack.duplicate || (await stream.messageIdAt(ack.sequence)) === message.id) return ack;
  return stream.publish(message, { undeduped: true });
}
