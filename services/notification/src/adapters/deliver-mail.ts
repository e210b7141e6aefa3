import { Readable } from 'node:stream';
import type { LentLine, SmtpLines } from './smtp-lines.ts';

/**
 * What became of a mail. `failed`: the server certainly has not taken it, for its body was never handed over or the server
 * said no to it; `forGood`: it would say so again. `unknown`: the body was on its way and no answer came.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly why: string; readonly forGood: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

export interface Parcel {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
  /** Milliseconds since the epoch: no body goes out later than this. */
  readonly dataBeginsBy: number;
  /** After this nobody waits for the server any more. */
  readonly answeredBy: number;
}

/**
 * Hands one mail to the server, once. Never rejects. `now` in milliseconds. A line that stood idle may turn out to be closed:
 * before the body began that costs nothing, so one fresh line is tried; after it nothing is.
 */
export async function deliverMail(lines: SmtpLines, parcel: Parcel, now: () => number = Date.now): Promise<Delivery> {
  const { delivery, stale } = await tryLine(lines, { fresh: false }, parcel, now);
  return stale ? (await tryLine(lines, { fresh: true }, parcel, now)).delivery : delivery;
}

interface Tried {
  readonly delivery: Delivery;
  /** The fault may be that of a line that stood idle, and the body was not handed over. */
  readonly stale: boolean;
}

async function tryLine(lines: SmtpLines, which: { fresh: boolean }, parcel: Parcel, now: () => number): Promise<Tried> {
  if (now() >= parcel.dataBeginsBy) return { delivery: late, stale: false };
  const line = lines.lend(which);
  const body = bodyOf(parcel, now);
  const clock = deadlines(parcel, body, now);
  try {
    await Promise.race([handOver(line, parcel, body), clock.passed]);
  } catch (error) {
    // Closed before anything is concluded: from here on no byte of the body can follow.
    line.drop();
    body.stream.destroy();
    const fault = error as SmtpFault;
    return { delivery: outcomeOf(fault, body.begun()), stale: line.stoodIdle() && !body.begun() && mayBeStale(fault) };
  } finally {
    clock.stop();
  }
  await line.giveBack();
  return { delivery: { kind: 'sent' }, stale: false };
}

const late: Delivery = { kind: 'failed', why: 'too_late_to_begin', forGood: false };

async function handOver(line: LentLine, { from, to }: Parcel, body: Body): Promise<void> {
  await line.open();
  await line.send({ from, to }, body.stream);
}

interface Body {
  readonly stream: Readable;
  /** The server asked for it (354) and got some of it. */
  begun(): boolean;
}

function bodyOf({ message, dataBeginsBy }: Parcel, now: () => number): Body {
  let begun = false;
  const stream = new Readable({
    read() {
      if (now() >= dataBeginsBy) return void this.destroy(new TooLate());
      begun = true;
      this.push(message);
      this.push(null);
    },
  });
  return { stream, begun: () => begun };
}

function deadlines({ dataBeginsBy, answeredBy }: Parcel, body: Body, now: () => number) {
  const passed = Promise.withResolvers<never>();
  passed.promise.catch(() => {});
  const timers = [
    setTimeout(() => body.begun() || passed.reject(new TooLate()), dataBeginsBy - now()),
    setTimeout(() => passed.reject(new NoAnswer()), answeredBy - now()),
  ];
  return { passed: passed.promise, stop: () => timers.forEach(clearTimeout) };
}

class TooLate extends Error {}
class NoAnswer extends Error {}

/** As nodemailer says it: `code` is its own, `responseCode` the server's. */
interface SmtpFault extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

function outcomeOf(fault: SmtpFault, begun: boolean): Delivery {
  if (begun && isNo(fault)) return refused('mail', fault.responseCode);
  if (begun) return { kind: 'unknown', why: fault instanceof NoAnswer ? 'no_answer' : 'line_lost' };
  if (fault instanceof TooLate) return late;
  if (fault.command === 'RCPT TO' && fault.responseCode !== undefined) return refused('recipient', fault.responseCode);
  return { kind: 'failed', why: fault.responseCode === undefined ? 'no_line' : `server_${fault.responseCode}`, forGood: false };
}

/**
 * EMESSAGE is the answer to the whole mail. 421 is not: it says that the server closes, maybe while it is still storing the
 * mail. Neither is what is no refusal at all: that was meant for something else.
 */
const isNo = (fault: SmtpFault): fault is SmtpFault & { responseCode: number } =>
  fault.code === 'EMESSAGE' && fault.responseCode !== undefined && fault.responseCode >= 400 && fault.responseCode !== 421;

/** All but what the server says about the recipient. */
const mayBeStale = (fault: SmtpFault): boolean =>
  !(fault instanceof TooLate) && (fault.command !== 'RCPT TO' || fault.responseCode === undefined || fault.responseCode === 421);

/** 5xx is for good; 503 only says that the talk went wrong. */
const refused = (what: string, code: number): Delivery => ({ kind: 'failed', why: `${what}_refused_${code}`, forGood: code >= 500 && code !== 503 });
