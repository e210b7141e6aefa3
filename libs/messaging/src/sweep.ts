import type { Clock, Log } from '@mio/runtime';
import type { Outbox } from './outbox.ts';
import type { SaidSource } from './relay-face.ts';
import type { EventStream } from './stream-face.ts';

export interface Sweep {
  /** Says what was said but is not out, until nothing is left or something fails. */
  run(): Promise<void>;
  /** When, and with which run of the server, a sweep last began that found everything out. */
  clean(): { readonly at: string; readonly serverId: string } | undefined;
  waiting(): number;
}

const limit = 500;

export function createSweep({ stream, said, outbox, clock, log }: { stream: EventStream; said: SaidSource; outbox: Outbox; clock: Clock; log: Log }): Sweep {
  let clean: { at: string; serverId: string } | undefined;
  let waiting = 0;
  let complainedAt = Number.NEGATIVE_INFINITY;

  /** True when there may be more. */
  async function page(): Promise<boolean> {
    const begun = { at: clock.now(), serverId: stream.serverId() };
    if (begun.serverId === '') return false;
    const unsaid = await said.unsaid(limit);
    const todo = unsaid.filter(({ id }) => outbox.knows(id) === undefined);
    markAgain(unsaid.filter(({ id }) => outbox.knows(id) === 'out'));
    waiting = todo.length;
    if (unsaid.length < limit && unsaid.every(({ id }) => outbox.knows(id) === 'out')) clean = begun;
    if (todo.length === 0) return false;
    const { all } = await outbox.say(todo, true);
    if (all) waiting = 0;
    else complain(todo.length);
    return all && unsaid.length >= limit;
  }

  /** Their mark was lost, or waits for what another replica said of the same document: together the marks may close. */
  function markAgain(known: Awaited<ReturnType<SaidSource['unsaid']>>): void {
    if (known.length > 0) said.out(known.map(({ mark }) => mark));
  }

  function complain(found: number): void {
    if (performance.now() - complainedAt < 30_000) return;
    complainedAt = performance.now();
    log.warn({ found }, 'the stream does not take what was said; trying on');
  }

  return {
    async run() {
      while (await page());
    },
    clean: () => clean,
    waiting: () => waiting,
  };
}
