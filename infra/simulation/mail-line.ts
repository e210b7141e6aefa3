import type { EffectDoer } from '@mio/flow';
import { Unavailable } from '@mio/runtime';
import type { ToSend } from '../../services/notification/src/domain/recipient.ts';
import { limitsOf } from '../../services/notification/src/domain/times.ts';
import type { Parts } from './processes.ts';
import type { Owner } from './scheduler.ts';

/** A mail server that can be away, refuse before DATA, and drop the line after it. */
export interface MailServer {
  awayUntil: number;
}

/** Whether the server greets, for one process. */
export const answers =
  ({ scheduler }: Parts, server: MailServer, owner: Owner) =>
  (): Promise<void> =>
    new Promise((resolve, reject) =>
      scheduler.soon(owner, () => (scheduler.now() < server.awayUntil ? reject(Unavailable('the mail server does not answer')) : resolve())),
    );

/**
 * The effect `sendMail` with the same promise as notification's own: DATA begins in time or not at all, and the outcome is
 * sent, failed (certainly not handed over) or unknown.
 */
export function sendMail({ scheduler, dice, recorder, processes }: Parts, server: MailServer, owner: Owner): EffectDoer {
  function begin(answer: (outcome: { call: string; data: unknown }) => void, { mail }: ToSend): void {
    if (scheduler.now() < server.awayUntil || dice.hits('mailTrouble', 0.02)) {
      recorder.count('mail refused before DATA');
      return answer({ call: 'mailFailed', data: { why: 'no_line', forGood: dice.hits('mailTrouble', 0.05) } });
    }
    const slow = dice.hits('delays', 0.02) ? dice.of('delays').below(40_000) : 0;
    scheduler.after(slow, owner, () => handOver(answer, mail));
  }

  function handOver(answer: (outcome: { call: string; data: unknown }) => void, mail: ToSend['mail']): void {
    if (processes.diesAt(owner, 'before DATA')) return;
    if (scheduler.now() >= Date.parse(limitsOf(mail.since).dataBeginsBy))
      return answer({ call: 'mailFailed', data: { why: 'too_late_to_begin', forGood: false } });
    recorder.record({ what: 'data', at: scheduler.now(), mailId: mail.id, person: mail.person });
    recorder.count('DATA');
    if (processes.diesAt(owner, 'after DATA')) return;
    if (dice.hits('mailTrouble', 0.01)) {
      recorder.count('line lost after DATA');
      return answer({ call: 'mailUnknown', data: { why: 'line_lost' } });
    }
    answer({ call: 'mailSent', data: {} });
  }

  return (effect) =>
    new Promise((resolve) => scheduler.soon(owner, () => begin((outcome) => scheduler.soon(owner, () => resolve(outcome)), effect.data as ToSend)));
}
