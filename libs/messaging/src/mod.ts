export type { Anchor } from './anchors.ts';
export { startRelay } from './relay.ts';
export type { OutgoingMessage, Relay, RelayMemory, RelayOptions, RelayState, Replay, SaidSource } from './relay-face.ts';
export { openStream } from './stream.ts';
export type {
  Ack,
  Delivery,
  EventStream,
  NoticeOptions,
  OpenStreamOptions,
  Stoppable,
  StreamAccess,
  StreamFacts,
  StreamMessage,
  Verdict,
  WorkOptions,
} from './stream-face.ts';
export { openStreamInBackground } from './stream-in-background.ts';
