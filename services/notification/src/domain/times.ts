import type { Mail } from './mail.ts';

/** DATA begins within so many seconds of the commit of "sending", or not at all. */
const dataBeginsWithin = 30;
/** So long the server may take to say what became of the mail; then nobody knows. */
const answeredWithin = 40;
/** Later than any outcome of a living process: whoever was sending is dead. */
const unknownAfter = 45;
const bestBeforeHours = 24;

/** When the mail server or casework does not answer. */
const waitSeconds = 3;
/** 5, 10, 20, … seconds, at most half an hour. */
const firstPause = 5;
const longestPause = 1800;

export const dueTimes = (mail: Mail): Record<string, string | undefined> => {
  if (mail.state === 'queued') return { send: mail.sendAt, expires: mail.bestBefore };
  if (mail.state === 'sending') return { unknown: plus(mail.since, unknownAfter) };
  return {};
};

/** ISO time; an offer that ends earlier is not worth a mail after its end. */
export function bestBefore(saidAt: string, offerEnds: string): string {
  const day = plus(saidAt, bestBeforeHours * 3600);
  return offerEnds !== '' && offerEnds < day ? offerEnds : day;
}

export const isLate = (mail: Mail, at: string): boolean => at >= mail.bestBefore;

export const nextLook = (at: string, seconds = waitSeconds): string => plus(at, seconds);

export const nextTry = (at: string, tries: number): string => plus(at, Math.min(firstPause * 2 ** Math.max(tries - 1, 0), longestPause));

/** Until when one try may begin DATA, until when it waits for the answer, and when the clock has certainly given it up. */
export const limitsOf = (sendingSince: string): { dataBeginsBy: string; answeredBy: string; givenUpBy: string } => ({
  dataBeginsBy: plus(sendingSince, dataBeginsWithin),
  answeredBy: plus(sendingSince, answeredWithin),
  givenUpBy: plus(sendingSince, unknownAfter + 1),
});

const plus = (time: string, seconds: number): string => new Date(Date.parse(time) + seconds * 1000).toISOString();
