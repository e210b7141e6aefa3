import type { Question } from './question.ts';

const minute = 60_000;
const firstAgain = 1 * minute;
const slowestAgain = 60 * minute;
const deskAfter = 10 * minute;

/** When a receipt is first said again. */
export const firstSayAgain = (receivedAt: string): string => later(receivedAt, firstAgain);

/**
 * When it is said again after that: each wait about twice the one before, one hour at most, so that a casework that is away
 * for long is not drowned when it comes back.
 */
export function nextSayAgain(receivedAt: string, at: string): string {
  const waited = Date.parse(at) - Date.parse(receivedAt);
  return later(at, Math.min(Math.max(waited, firstAgain), slowestAgain));
}

/** When the desk gets the question, unless its case file is open or it has it already. */
export const deskTime = ({ openedAt, waitingForDesk, receivedAt }: Question): string | undefined =>
  openedAt === undefined && !waitingForDesk ? later(receivedAt, deskAfter) : undefined;

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
