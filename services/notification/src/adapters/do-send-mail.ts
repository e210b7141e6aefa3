import type { EffectDoer } from '@mio/flow';
import type { Log } from '@mio/runtime';
import type { Mail } from '../domain/mail.ts';
import { asName, type ToSend } from '../domain/recipient.ts';
import { limitsOf } from '../domain/times.ts';
import { writeLetter } from '../domain/write-letter.ts';
import type { Delivery } from './deliver-mail.ts';
import type { MailServer } from './mail-server.ts';
import type { Mailbox } from './mailbox.ts';
import { composeMessage } from './message.ts';

/** The effect `sendMail`: one try, whose outcome comes back as `mailSent`, `mailFailed` or `mailUnknown`. */
export function doSendMail({
  server,
  log,
  from,
  portalUrl,
}: {
  server: MailServer;
  log: Pick<Log, 'info' | 'warn'>;
  from: Mailbox;
  portalUrl: string;
}): EffectDoer {
  return async ({ data }) => {
    const { mail, email, names } = data as ToSend;
    const letter = writeLetter(mail, names, portalUrl);
    const message = await composeMessage({ mailId: mail.id, from, to: { name: asName(names.recipient), address: email }, letter, date: new Date(mail.since) });
    const { dataBeginsBy, answeredBy } = limitsOf(mail.since);
    const delivery = await server.deliver({
      from: from.address,
      to: email,
      message,
      dataBeginsBy: Date.parse(dataBeginsBy),
      answeredBy: Date.parse(answeredBy),
    });
    note(log, mail, delivery);
    switch (delivery.kind) {
      case 'sent':
        return { call: 'mailSent', data: {} };
      case 'failed':
        return { call: 'mailFailed', data: { why: delivery.why, forGood: delivery.forGood } };
      case 'unknown':
        return { call: 'mailUnknown', data: { why: delivery.why } };
    }
  };
}

function note(log: Pick<Log, 'info' | 'warn'>, { id, caseId, tries }: Mail, delivery: Delivery): void {
  const about = { caseId, mailId: id, tries };
  if (delivery.kind === 'sent') log.info(about, 'a mail was sent');
  else if (delivery.kind === 'failed') log.warn({ ...about, why: delivery.why, forGood: delivery.forGood }, 'a mail was not taken');
  else log.warn({ ...about, why: delivery.why }, 'nobody knows whether a mail arrived');
}
