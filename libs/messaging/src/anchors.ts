/**
 * A point in the stream that we can recognise: the message at `sequence` carries `id` (whoever said it), and
 * everything our service said before `whole` (less a minute for slow commits and clocks) lies at or before it.
 * Sequence 0: there was nothing of ours.
 */
export interface Anchor {
  readonly sequence: number;
  readonly id: string;
  /** ISO 8601. */
  readonly whole: string;
}

/** Adds the newest. Keeps the oldest per age of 15 s, 1 min, 4 min, 16 min, 1 h … so that a shallow cut costs little. */
export function withAnchor(anchors: readonly Anchor[], newest: Anchor): readonly Anchor[] {
  const byAge = new Map<number, Anchor>();
  for (const anchor of anchors) if (anchor.whole < newest.whole) byAge.set(ageClass(anchor, newest), anchor);
  return [newest, ...byAge.values()];
}

function ageClass(anchor: Anchor, newest: Anchor): number {
  const age = (Date.parse(newest.whole) - Date.parse(anchor.whole)) / 15_000;
  return age < 1 ? 0 : 1 + Math.floor(Math.log(age) / Math.log(4));
}

export interface StreamView {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly maxAgeMs: number;
  messageIdAt(sequence: number): Promise<string | undefined>;
}

/** The anchors that still stand, newest first. Looks no further than the first that does. */
export async function standing(anchors: readonly Anchor[], stream: StreamView, now: string): Promise<readonly Anchor[]> {
  for (const [index, anchor] of anchors.entries()) if (await stands(anchor, stream, now)) return anchors.slice(index);
  return [];
}

async function stands({ sequence, id, whole }: Anchor, stream: StreamView, now: string): Promise<boolean> {
  if (sequence === 0) return true;
  if (sequence > stream.lastSequence) return false;
  // With discard "new" messages leave by age only: an old one has aged out, a young one was purged.
  if (sequence < stream.firstSequence) return Date.parse(now) - Date.parse(whole) > stream.maxAgeMs / 2;
  return (await stream.messageIdAt(sequence)) === id;
}
