import type { EventStream, StreamFacts } from './stream-face.ts';

/** Recognises that the stream was cut back, even when it has grown past where it was: by the furthest message we had. */
export function createCutBackSense(stream: Pick<EventStream, 'messageIdAt'>) {
  let furthest = { sequence: 0, id: '' };
  let known = { created: '', serverId: '' };

  return {
    seen({ sequence, id }: { sequence: number; id: string }): void {
      if (sequence > furthest.sequence) furthest = { sequence, id };
    },
    /** Only another run of the server can have another past. */
    async wasCutBack({ created, serverId, firstSequence }: StreamFacts): Promise<boolean> {
      if (created === known.created && serverId === known.serverId) return false;
      const before = furthest;
      const sameStream = created === known.created;
      const asked = sameStream && before.id !== '' && before.sequence >= firstSequence;
      const cut = asked && (await stream.messageIdAt(before.sequence)) !== before.id;
      known = { created, serverId };
      if (cut || !sameStream) furthest = { sequence: 0, id: '' };
      return cut;
    },
  };
}
