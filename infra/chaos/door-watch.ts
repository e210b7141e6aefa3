import { setTimeout as pause } from 'node:timers/promises';
import { type Asked, askedFrom, requestOf } from '../journey/asker.ts';
import type { LabelledQuestion } from '../journey/questions.ts';
import type { Cast } from '../journey/region.ts';

/** One attempt to ask while something was wrong. */
export interface Attempt {
  /** ms since 1970 when it was answered. */
  readonly at: number;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: boolean;
}

/** Somebody who asks and asks without patience, to see what the door says meanwhile. */
export interface DoorWatch {
  /** Begins to ask; the returned function ends it. */
  begin(): { readonly attempts: readonly Attempt[]; end(): Promise<void> };
}

const everyMs = 200;
const patienceMs = 8_000;

/** What gets a 202 goes into `asked`, so that the players treat it as any other. */
export function createDoorWatch(given: {
  intakes: readonly string[];
  asked: Map<string, Asked>;
  questions: readonly LabelledQuestion[];
  cast: Cast;
}): DoorWatch {
  const { intakes, asked, questions, cast } = given;
  let number = 0;

  async function askOnce(): Promise<Attempt> {
    const begin = performance.now();
    const question = questions[number++ % questions.length]!;
    const intake = intakes[number % intakes.length]!;
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(new URL('/v1/questions', intake), { ...requestOf(question, cast, number), signal });
      if (response.status === 202) keep(await askedFrom(response, question));
      return { at: Date.now(), status: response.status, ms: performance.now() - begin, retryAfter: response.headers.has('retry-after') };
    } catch {
      return { at: Date.now(), status: 0, ms: performance.now() - begin, retryAfter: false };
    }
  }
  const keep = (one: Asked): void => void asked.set(one.caseId, one);

  return {
    begin() {
      const attempts: Attempt[] = [];
      let over = false;
      const asking = (async () => {
        for (; !over; await pause(everyMs)) attempts.push(await askOnce());
      })();
      const end = () => {
        over = true;
        return asking;
      };
      return { attempts, end };
    },
  };
}
