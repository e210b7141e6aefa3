import type { DeliveredMessage } from './delivered-message.ts';
import type { EventStream, StreamFacts } from './stream-face.ts';

type Seen = Pick<DeliveredMessage, 'sequence' | 'id'>;

const none: Seen = { sequence: 0, id: () => '' };

/** Recognises that the stream was cut back, even when it has grown past where it was: by the furthest message we had. */
export function createCutBackSense(stream: Pick<EventStream, 'messageIdAt'>) {
  let furthest = none;
  let known = { created: '', serverId: '' };

  return {
    seen(message: Seen): void {
      if (message.sequence > furthest.sequence) furthest = message;
    },
    /** Only another run of the server can have another past. */
    async wasCutBack({ created, serverId, firstSequence }: StreamFacts): Promise<boolean> {
      if (created === known.created && serverId === known.serverId) return false;
      const before = furthest;
      const sameStream = created === known.created;
      const id = before.id();
      const asked = sameStream && id !== '' && before.sequence >= firstSequence;
      const cut = asked && (await stream.messageIdAt(before.sequence)) !== id;
      known = { created, serverId };
      if (cut || !sameStream) furthest = none;
      return cut;
    },
  };
}
