import { Unavailable } from '@mio/runtime';
import { createInbox, headers, type Msg, type NatsError, type Subscription } from 'nats';
import type { Connection } from './connection.ts';
import { idHeader, msgIdHeader } from './delivered-message.ts';
import { createOpenAcks } from './open-acks.ts';
import type { Ack, EventStream } from './stream-face.ts';

interface Parts {
  readonly connection: Connection;
  readonly streamName: string;
  readonly inboxPrefix: string | undefined;
  readonly timeoutMs?: number;
  /** Nobody took it: the stream may be gone. */
  readonly onNobody: () => void;
}

/**
 * Pipelined: messages leave in the order of the calls, acknowledgements come when they come, all to one inbox. (The
 * client's own publish costs a timer, an error object and a dozen promises for every message.)
 */
export function createPublish({ connection, streamName, inboxPrefix, timeoutMs = 5_000, onNobody }: Parts): EventStream['publish'] {
  const { nats } = connection;
  const open = createOpenAcks<Ack>(timeoutMs);
  const inbox = `${createInbox(inboxPrefix)}.`;
  let subscription: Subscription | undefined;
  connection.onDisconnect(() => open.failAll('the connection was lost before it came'));

  /** The client ends a subscription that the server refuses. */
  function listen(): void {
    if (subscription?.isClosed() === false) return;
    subscription = nats.subscribe(`${inbox}*`, { callback: hear });
  }

  function hear(error: NatsError | null, message: Msg): void {
    if (error !== null) return open.failAll(error.message);
    const one = open.take(message.subject.slice(inbox.length));
    if (one === undefined) return;
    const answer = answerOf(message, streamName);
    if (answer.ack !== undefined) return one.resolve(answer.ack);
    if (answer.nobody) onNobody();
    one.fail(answer.why);
  }

  return ({ id, subject, bytes }, how) =>
    new Promise<Ack>((resolve, reject) => {
      const fail = (why: string) => reject(Unavailable(`no acknowledgement of ${id}: ${why}`));
      if (!connection.connected()) return fail('not connected to NATS');
      const head = headers();
      head.set(how?.undeduped ? idHeader : msgIdHeader, id);
      const token = open.add({ resolve, fail });
      try {
        listen();
        nats.publish(subject, bytes, { reply: inbox + token, headers: head });
      } catch (error) {
        open.take(token)?.fail((error as Error).message);
      }
    });
}

type Answer = { readonly ack: Ack } | { readonly ack?: undefined; readonly nobody: boolean; readonly why: string };

/** What the server says of one message. Never throws: a throw in the client's callback would end its reading of the connection. */
function answerOf(message: Msg, streamName: string): Answer {
  if (message.headers?.code === 503) return { nobody: true, why: 'nobody listens' };
  try {
    const { stream, seq = 0, duplicate = false, error } = message.json<PubAck>();
    if (error !== undefined) return { nobody: error.code === 503, why: error.description };
    if (stream !== streamName || !(seq > 0)) return { nobody: false, why: `it is of another stream, ${stream}` };
    return { ack: { sequence: seq, duplicate } };
  } catch {
    return { nobody: false, why: 'it cannot be read' };
  }
}

interface PubAck {
  readonly stream?: string;
  readonly seq?: number;
  readonly duplicate?: boolean;
  readonly error?: { readonly code: number; readonly description: string };
}
