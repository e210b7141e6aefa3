import { Unavailable } from '@mio/runtime';
import { headers, type JetStreamClient, type PubAck } from 'nats';
import { nobodyThere, unavailable } from './api-errors.ts';
import type { Connection } from './connection.ts';
import type { Ack, EventStream } from './stream-face.ts';

/** Carries the event id where the server must not dedupe on it. */
export const idHeader = 'Mio-Id';

interface Parts {
  readonly connection: Connection;
  readonly client: JetStreamClient;
  readonly streamName: string;
  readonly timeoutMs?: number;
  /** Nobody took it: the stream may be gone. */
  readonly onNobody: () => void;
}

/** Pipelined: messages leave in the order of the calls, acknowledgements come when they come. */
export function createPublish({ connection, client, streamName, timeoutMs = 5_000, onNobody }: Parts): EventStream['publish'] {
  return async ({ id, subject, bytes }, how) => {
    const options = { timeout: timeoutMs, ...(how?.undeduped ? { headers: withId(id) } : { msgID: id }) };
    try {
      return read(await connection.whileConnected(() => client.publish(subject, bytes, options)), connection, streamName);
    } catch (error) {
      if (nobodyThere(error)) onNobody();
      throw unavailable(`no acknowledgement of ${id}`, error);
    }
  };
}

function read(ack: PubAck, connection: Connection, streamName: string): Ack {
  if (ack.stream !== streamName || !(ack.seq > 0)) throw Unavailable(`an acknowledgement of another stream: ${ack.stream}`);
  return { sequence: ack.seq, duplicate: ack.duplicate, serverId: connection.serverId() };
}

function withId(id: string) {
  const head = headers();
  head.set(idHeader, id);
  return head;
}
