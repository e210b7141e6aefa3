import { type Log, Unavailable } from '@mio/runtime';

export interface Room {
  /** Throws Unavailable while there is none. */
  check(): void;
  stop(): void;
}

interface RoomParts {
  /** How many cases have something that is not in the stream yet. */
  readonly unsaid: () => Promise<number>;
  readonly most: number;
  readonly log: Pick<Log, 'warn' | 'info'>;
  readonly everyMs?: number;
}

/** Watches that what is taken in also gets out: when too much waits for the stream, a new question is better kept by who asks. */
export function watchRoom({ unsaid, most, log, everyMs = 2_000 }: RoomParts): Room {
  let full = false;
  async function look(): Promise<void> {
    const waiting = await unsaid();
    if (waiting > most === full) return;
    full = waiting > most;
    if (full) log.warn({ waiting, most }, 'nothing more is taken in: too much waits for the stream');
    else log.info({ waiting }, 'questions are taken in again');
  }
  // A store that does not answer cannot commit either: whoever asks hears of that by itself.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  timer.unref();
  return {
    check() {
      if (full) throw Unavailable('too much waits for the stream');
    },
    stop: () => clearInterval(timer),
  };
}
