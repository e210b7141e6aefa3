import type { SmtpLine } from './smtp-line.ts';

/** Open lines that wait for their next mail, each for so long and so many mails at most. */
export interface IdleLines {
  /** Lets a line stand idle, or ends it where it has served its time. */
  rest(line: SmtpLine): void;
  /** The one that was used last: the server is the least likely to have closed it. */
  take(): SmtpLine | undefined;
  /** Ends the longest idle until no more than so many are left. */
  keepAtMost(most: number): void;
  size(): number;
  /** Ends all, and from now on each that would stand idle. */
  close(): void;
}

export function idleLines({ idleMs, mostMails }: { idleMs: number; mostMails: number }): IdleLines {
  /** The longest idle first. */
  const idle = new Map<SmtpLine, NodeJS.Timeout>();
  let closed = false;

  function forget(line: SmtpLine): void {
    clearTimeout(idle.get(line));
    idle.delete(line);
  }

  function end(line: SmtpLine): void {
    forget(line);
    line.quit();
  }

  function keepAtMost(most: number): void {
    for (const line of idle.keys()) if (idle.size > most) end(line);
  }

  return {
    rest(line) {
      if (closed || line.mails() >= mostMails) return line.quit();
      if (line.isGone()) return;
      idle.set(line, setTimeout(end, idleMs, line).unref());
      line.onGone(() => forget(line));
    },
    take() {
      const last = [...idle.keys()].at(-1);
      if (last !== undefined) forget(last);
      return last;
    },
    keepAtMost,
    size: () => idle.size,
    close() {
      closed = true;
      keepAtMost(0);
    },
  };
}
