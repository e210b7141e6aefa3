/** Mails of this process that are in "sending", or about to be: so many at most can a crash leave in doubt. */
export interface Slots {
  /** Before "sending" is committed. False when none is free or others wait for one. */
  takeFree(mailId: string): boolean;
  /** The same, but waits a while for one; false when none came free. */
  take(mailId: string): Promise<boolean>;
  /** The effect began; its slot is free again when the outcome is committed, and at `untilMs` (since the epoch) whatever happens. */
  keep(mailId: string, untilMs: number): void;
  free(mailId: string): void;
}

interface Waiting {
  readonly mailId: string;
  readonly give: (taken: boolean) => void;
}

const mostSending = 4;
/** Whose effect has not begun by then lost its step to another replica, or to a store that is away. */
const beginsWithinMs = 3_000;
/** A mail that waited so long lets go of the clock's page, so that other due times are not held up. */
const patienceMs = 2_000;
const lookMs = 250;

export const noLimit: Slots = { takeFree: () => true, take: async () => true, keep() {}, free() {} };

/** `now` in milliseconds. */
export function createSlots({
  most = mostSending,
  patience = patienceMs,
  now = Date.now,
}: {
  most?: number;
  patience?: number;
  now?: () => number;
} = {}): Slots {
  const until = new Map<string, number>();
  const waiting: Waiting[] = [];
  let look: NodeJS.Timeout | undefined;

  function seize(mailId: string): boolean {
    for (const [id, end] of until) if (end <= now()) until.delete(id);
    if (!until.has(mailId) && until.size >= most) return false;
    until.set(mailId, now() + beginsWithinMs);
    return true;
  }

  /** Whoever waits gets what is free, in no order: two replicas that read the same page must not both begin with its first mail. */
  function handOut(): void {
    while (waiting.length > 0) {
      const one = waiting[Math.floor(Math.random() * waiting.length)]!;
      if (!seize(one.mailId)) return;
      one.give(true);
    }
  }

  function wait(mailId: string): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => one.give(false), patience);
      const one: Waiting = {
        mailId,
        give(taken) {
          clearTimeout(late);
          waiting.splice(waiting.indexOf(one), 1);
          if (waiting.length === 0) clearInterval(look);
          resolve(taken);
        },
      };
      if (waiting.push(one) === 1) look = setInterval(handOut, lookMs);
    });
  }

  const takeFree = (mailId: string): boolean => waiting.length === 0 && seize(mailId);

  return {
    takeFree,
    take: async (mailId) => takeFree(mailId) || wait(mailId),
    keep: (mailId, untilMs) => void until.set(mailId, untilMs),
    free(mailId) {
      until.delete(mailId);
      handOut();
    },
  };
}
