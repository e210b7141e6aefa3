import { type Log, Unavailable } from '@mio/runtime';
import { type Delivery, deliverMail, type Parcel } from './deliver-mail.ts';
import type { SmtpAddress } from './smtp-address.ts';
import { smtpLines } from './smtp-lines.ts';

export interface MailServer {
  /** Resolves when the server greets and answers EHLO, or did a moment ago; rejects with Unavailable. */
  answers(): Promise<void>;
  deliver(parcel: Parcel): Promise<Delivery>;
  /** Ends the lines that stand idle. */
  close(): void;
}

const goodForMs = 5_000;
const badForMs = 1_000;
/** A mail that was taken says more than a greeting; while mails flow nobody asks. */
const sentGoodForMs = 1_000;

export function mailServer({ address, log, now = Date.now }: { address: SmtpAddress; log: Pick<Log, 'info' | 'warn'>; now?: () => number }): MailServer {
  const lines = smtpLines(address);
  const heard = changeHeard(log);
  let asked: Promise<void> | undefined;
  let until = 0;
  let away = false;
  let sentAt = -Infinity;

  function ask(): Promise<void> {
    if (lines.inTouch() || now() < sentAt + sentGoodForMs) {
      heard(true);
      return Promise.resolve();
    }
    if (asked !== undefined && now() < until) return asked;
    until = Infinity;
    const answer = lines.look().catch((cause) => {
      throw Unavailable('the mail server does not answer', cause);
    });
    const settled = (up: boolean): void => {
      [asked, until, away] = [answer, now() + (up ? goodForMs : badForMs), !up];
      heard(up);
    };
    answer.then(
      () => settled(true),
      () => settled(false),
    );
    // While a server that was away is asked again it still is, so that nobody waits long for the same news.
    asked = away ? (asked ?? answer) : answer;
    return answer;
  }

  async function deliver(parcel: Parcel): Promise<Delivery> {
    const delivery = await deliverMail(lines, parcel, now);
    if (delivery.kind === 'sent') sentAt = now();
    // The next mail asks anew, and waits uncounted where nobody answers.
    else if (delivery.why === 'no_line') [asked, sentAt] = [undefined, -Infinity];
    return delivery;
  }

  return { answers: ask, deliver, close: lines.close };
}

/** One line when the server goes away and one when it is back, however many mails wait. */
function changeHeard(log: Pick<Log, 'info' | 'warn'>): (up: boolean) => void {
  let was = true;
  return (up) => {
    if (up !== was) up ? log.info({}, 'the mail server answers again') : log.warn({}, 'the mail server does not answer; mails wait');
    was = up;
  };
}
