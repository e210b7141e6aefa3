import { type Log, Unavailable } from '@mio/runtime';
import { type Delivery, deliverMail, type Parcel } from './deliver-mail.ts';
import type { SmtpAddress } from './smtp-address.ts';
import { smtpLine } from './smtp-line.ts';

export interface MailServer {
  /** Resolves when the server greets and answers EHLO; rejects with Unavailable. The answer is good for some seconds. */
  answers(): Promise<void>;
  deliver(parcel: Parcel): Promise<Delivery>;
}

const goodForMs = 5_000;
const badForMs = 1_000;

export function mailServer({ address, log, now = Date.now }: { address: SmtpAddress; log: Pick<Log, 'info' | 'warn'>; now?: () => number }): MailServer {
  const heard = changeHeard(log);
  let asked: Promise<void> | undefined;
  let until = 0;

  function ask(): Promise<void> {
    if (asked !== undefined && now() < until) return asked;
    until = Infinity;
    const answer = greet(address);
    const settled = (up: boolean): void => {
      until = now() + (up ? goodForMs : badForMs);
      heard(up);
    };
    answer.then(
      () => settled(true),
      () => settled(false),
    );
    asked = answer;
    return answer;
  }

  return { answers: ask, deliver: (parcel) => deliverMail(address, parcel, now) };
}

/** One line when the server goes away and one when it is back, however many mails wait. */
function changeHeard(log: Pick<Log, 'info' | 'warn'>): (up: boolean) => void {
  let was = true;
  return (up) => {
    if (up !== was) up ? log.info({}, 'the mail server answers again') : log.warn({}, 'the mail server does not answer; mails wait');
    was = up;
  };
}

async function greet(address: SmtpAddress): Promise<void> {
  const line = smtpLine(address);
  try {
    await line.open();
    line.quit();
  } catch (cause) {
    line.close();
    throw Unavailable('the mail server does not answer', cause);
  }
}
