/** Mails of this process that are in "sending", or about to be: so many at most can a crash leave in doubt. */
export interface Slots {
  /** Before "sending" is committed. 0: the slot is taken; else none is free, and so many milliseconds later is a good time to look again. */
  take(mailId: string): number;
  /** The effect began; its slot is free again when the outcome is committed, and at `untilMs` (since the epoch) whatever happens. */
  keep(mailId: string, untilMs: number): void;
  free(mailId: string): void;
}

const mostSending = 4;
/** Longer than a commit takes. Whose effect has not begun by then lost its step to another replica, or to a store that is away. */
const beginsWithinMs = 20_000;
const lookAgainMs = 200;
/** So many look again at the same time; those behind them later, so that a long queue is not rewritten five times a second. */
const perLook = 2 * mostSending;
const lastLookMs = 3_000;

export const noLimit: Slots = { take: () => 0, keep() {}, free() {} };

/** `now` in milliseconds. */
export function createSlots({ most = mostSending, now = Date.now }: { most?: number; now?: () => number } = {}): Slots {
  const until = new Map<string, number>();
  let turnedAway = 0;

  function isFreeFor(mailId: string): boolean {
    for (const [id, end] of until) if (end <= now()) until.delete(id);
    return until.has(mailId) || until.size < most;
  }

  return {
    take(mailId) {
      if (!isFreeFor(mailId)) return Math.min(lookAgainMs * (1 + Math.floor(turnedAway++ / perLook)), lastLookMs);
      turnedAway = 0;
      until.set(mailId, now() + beginsWithinMs);
      return 0;
    },
    keep: (mailId, untilMs) => void until.set(mailId, untilMs),
    free: (mailId) => void until.delete(mailId),
  };
}
