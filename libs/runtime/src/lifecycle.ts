import type { Log } from './log.ts';
import { whenParentIsGone } from './parent-watch.ts';

export interface Lifecycle {
  /** `close` runs when the process ends, the last registered first, for at most `limitMs` (10 s). */
  onClose(name: string, close: () => unknown, limitMs?: number): void;
  /** Closes everything, once; later callers wait for the same closing. Does not end the process. */
  close(): Promise<void>;
  /** SIGTERM, SIGINT, a gone supervisor: close and exit 0. An error that nobody caught: log, close and exit 1. */
  closeOnSignals(): void;
}

interface Closing {
  readonly name: string;
  readonly close: () => unknown;
  readonly limitMs: number;
}

export function createLifecycle({ log, exit = process.exit }: { log: Log; exit?: (code: number) => unknown }): Lifecycle {
  const open: Closing[] = [];
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll(open, log));
  const end = (code: number) => void close().then(() => exit(code));
  return {
    onClose: (name, f, limitMs = 10_000) => void open.push({ name, close: f, limitMs }),
    close,
    closeOnSignals: () => listen(end, log),
  };
}

function listen(end: (code: number) => void, log: Log): void {
  const calmly = (why: string) => () => {
    log.info({ why }, 'closing');
    end(0);
  };
  const inAlarm = (why: string) => (error: unknown) => {
    log.error({ why, err: error }, 'an error that nobody caught; closing');
    end(1);
  };
  // Registered with `on`: ctrl-C reaches a child both directly and through its supervisor, and the second must not cut the closing short.
  process.on('SIGTERM', calmly('SIGTERM'));
  process.on('SIGINT', calmly('SIGINT'));
  process.on('uncaughtException', inAlarm('uncaughtException'));
  process.on('unhandledRejection', inAlarm('unhandledRejection'));
  // Whoever read the log may go first; that is no reason to stop closing.
  process.stdout.on('error', () => {});
  whenParentIsGone(calmly('the supervisor is gone'));
}

async function closeAll(open: Closing[], log: Log): Promise<void> {
  for (let last = open.pop(); last; last = open.pop()) await closeOne(last, log);
}

async function closeOne({ name, close, limitMs }: Closing, log: Log): Promise<void> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(late.resolve, limitMs, 'late');
  try {
    const outcome = await Promise.race([Promise.try(close), late.promise]);
    if (outcome === 'late') log.warn({ part: name, limitMs }, 'did not close in time');
  } catch (error) {
    log.warn({ part: name, err: error }, 'did not close well');
  } finally {
    clearTimeout(timer);
  }
}
