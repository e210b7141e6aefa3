import type { Log } from '@mio/runtime';
import type { JetStreamManager } from 'nats';
import type { Connection } from './connection.ts';
import type { EventStream } from './stream-face.ts';

/** What work and notices are made of. */
export interface StreamParts {
  readonly connection: Connection;
  readonly manager: JetStreamManager;
  readonly streamName: string;
  readonly inboxPrefix: string | undefined;
  readonly log: Log;
  readonly stream: Pick<EventStream, 'facts' | 'messageIdAt' | 'onReconnect'>;
}
