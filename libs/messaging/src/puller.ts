import type { Log } from '@mio/runtime';
import { createInbox, type Msg, type NatsError, nanos, type Subscription } from 'nats';
import type { Connection } from './connection.ts';
import { type DeliveredMessage, deliveredMessage, pendingHeader } from './delivered-message.ts';
import { createRoom } from './room.ts';

export interface Puller {
  /** Begins, or begins again with a clean slate: what was asked before is forgotten by both sides. */
  open(consumer: string): void;
  /** There is room again. */
  more(): void;
  /** Asked, and not even a heartbeat came. */
  silent(): boolean;
  /** Grows whenever what was delivered before may belong to a consumer that is gone. */
  epoch(): number;
  /** Asks nothing until it is opened again. */
  pause(): void;
  /** Asks no more; messages on their way still arrive before it resolves. */
  close(): Promise<void>;
}

interface Parts {
  readonly connection: Connection;
  readonly streamName: string;
  readonly log: Log;
  readonly inboxPrefix: string | undefined;
  readonly most: number;
  /** How many messages are held now. */
  readonly held: () => number;
  readonly onMessage: (message: DeliveredMessage) => void;
  /** The consumer is gone or refuses; somebody must look. */
  readonly onTrouble: () => void;
}

const expiresMs = 30_000;
const heartbeatMs = 5_000;

/**
 * Pulls no more than there is room for. The client's own consume() refills whatever the handlers do (nats.node 540),
 * and its fetch() cannot be topped up.
 */
export function createPuller({ connection, streamName, log, inboxPrefix, most, held, onMessage, onTrouble }: Parts): Puller {
  const room = createRoom(most, held);
  let subscription: Subscription | undefined;
  let request = { subject: '', inbox: '' };
  let epoch = 0;

  function more(): void {
    if (subscription === undefined || !connection.connected()) return;
    const batch = room.ask();
    if (batch === 0) return;
    connection.nats.publish(request.subject, wish(batch), { reply: request.inbox });
  }

  function take(inbox: string, error: NatsError | null, message: Msg): void {
    if (inbox !== request.inbox) return;
    room.heard();
    if (error !== null) trouble(error.message);
    else if (message.subject === inbox) hear(message);
    else {
      room.came(1);
      onMessage(deliveredMessage(message));
    }
  }

  function hear(message: Msg): void {
    const { left, next, why } = statusOf(message);
    room.came(left);
    if (next === 'more') more();
    if (next === 'look') trouble(why);
  }

  function trouble(why: string): void {
    log.debug({ why }, 'a pull was refused');
    forget();
    onTrouble();
  }

  function forget(): void {
    room.forget();
    epoch++;
  }

  function pause(): void {
    if (subscription?.isClosed() === false) subscription.unsubscribe();
    subscription = undefined;
    forget();
  }

  return {
    open(consumer) {
      pause();
      const inbox = createInbox(inboxPrefix);
      request = { subject: `$JS.API.CONSUMER.MSG.NEXT.${streamName}.${consumer}`, inbox };
      subscription = connection.nats.subscribe(inbox, { callback: (error, message) => take(inbox, error, message) });
      more();
    },
    more,
    pause,
    epoch: () => epoch,
    silent: () => room.silentMs() > 2.5 * heartbeatMs,
    async close() {
      const last = subscription;
      subscription = undefined;
      room.forget();
      if (last?.isClosed() === false) await (connection.connected() ? last.drain().catch(() => undefined) : last.unsubscribe());
    },
  };
}

const wish = (batch: number): string => JSON.stringify({ batch, expires: nanos(expiresMs), idle_heartbeat: nanos(heartbeatMs) });

/** `left`: so many of those asked for will not come. */
function statusOf({ headers }: Msg): { left: number; next: 'wait' | 'more' | 'look'; why: string } {
  const [code, description] = [headers?.code ?? 0, headers?.description ?? ''];
  const left = Number(headers?.get(pendingHeader) || 0);
  if (code < 200) return { left: 0, next: 'wait', why: '' };
  // 408: the request has had its time. Anything else would come back at once: somebody looks first.
  const next = code === 408 || description === 'Batch Completed' ? 'more' : 'look';
  return { left, next, why: `${code} ${description}` };
}
