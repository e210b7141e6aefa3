import { JsHeaders, type Msg } from 'nats';

/** A message as a pull consumer hands it over. The client's own JsMsg cannot be had outside its consumers. */
export interface DeliveredMessage {
  readonly subject: string;
  readonly bytes: Uint8Array;
  /** Of the event; read from its header when asked. */
  id(): string;
  readonly sequence: number;
  readonly delivered: number;
  /** 1, 2, 3 … per consumer; a gap means that something was missed. */
  readonly consumerSequence: number;
  settle(): void;
  /** Never bare: that would come back at once and burn itself up (newchat 346). */
  retryIn(ms: number): void;
  working(): void;
}

/** `$JS.ACK.<stream>.<consumer>.<delivered>.<sequence>.<consumer sequence>.<time>.<pending>`, or with domain and account before the stream. */
export function deliveredMessage(message: Msg): DeliveredMessage {
  const parts = (message.reply ?? '').split('.');
  const at = parts.length === 9 ? 4 : 6;
  const number = (index: number) => Number(parts[at + index]);
  return {
    subject: message.subject,
    bytes: message.data,
    id: () => messageId(message.headers),
    delivered: number(0),
    sequence: number(1),
    consumerSequence: number(2),
    settle: () => void message.respond(acks.settle),
    retryIn: (ms) => void message.respond(encode(`-NAK {"delay":${Math.max(50, Math.round(ms)) * 1_000_000}}`)),
    working: () => void message.respond(acks.working),
  };
}

export const messageId = (head: { get(name: string): string } | undefined): string => (head === undefined ? '' : head.get(msgIdHeader) || head.get(idHeader));

export const msgIdHeader = 'Nats-Msg-Id';
/** Carries the event id where the server must not dedupe on it. */
export const idHeader = 'Mio-Id';
export const pendingHeader = JsHeaders.PendingMessagesHdr;
const encode = (text: string) => new TextEncoder().encode(text);
const acks = { settle: encode('+ACK'), working: encode('+WPI') };
