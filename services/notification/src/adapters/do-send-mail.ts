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
import { noLimit, type Slots } from './slots.ts';

/** The effect `sendMail`: one try, whose outcome comes back as `mailSent`, `mailFailed` or `mailUnknown`. */
export function doSendMail(parts: Parts): EffectDoer {
  const { slots = noLimit } = parts;
  return async ({ data }) => {
    const { mail } = data as ToSend;
    slots.keep(mail.id, Date.parse(limitsOf(mail.since).givenUpBy));
    try {
      return outcomeOf(await deliver(parts, data as ToSend));
    } catch (error) {
      slots.free(mail.id);
      throw error;
    }
  };
}

/** The effect `freeSlot`: the outcome of a try is committed. */
export const doFreeSlot =
  (slots: Slots): EffectDoer =>
  async ({ data }) =>
    void slots.free((data as { mailId: string }).mailId);

interface Parts {
  readonly server: MailServer;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly from: Mailbox;
  readonly portalUrl: string;
  readonly slots?: Slots;
}

async function deliver({ server, log, from, portalUrl }: Parts, { mail, email, names }: ToSend): Promise<Delivery> {
  const letter = writeLetter(mail, names, portalUrl);
  const message = composeMessage({ mailId: mail.id, from, to: { name: asName(names.recipient), address: email }, letter, date: new Date(mail.since) });
  const { dataBeginsBy, answeredBy } = limitsOf(mail.since);
  const delivery = await server.deliver({
    from: from.address,
    to: email,
    message,
    dataBeginsBy: Date.parse(dataBeginsBy),
    answeredBy: Date.parse(answeredBy),
  });
  note(log, mail, delivery);
  return delivery;
}

function outcomeOf(delivery: Delivery) {
  switch (delivery.kind) {
    case 'sent':
      return { call: 'mailSent', data: {} };
    case 'failed':
      return { call: 'mailFailed', data: { why: delivery.why, forGood: delivery.forGood } };
    case 'unknown':
      return { call: 'mailUnknown', data: { why: delivery.why } };
  }
}

function note(log: Pick<Log, 'info' | 'warn'>, { id, caseId, tries }: Mail, delivery: Delivery): void {
  const about = { caseId, mailId: id, tries };
  if (delivery.kind === 'sent') log.info(about, 'a mail was sent');
  else if (delivery.kind === 'failed') log.warn({ ...about, why: delivery.why, forGood: delivery.forGood }, 'a mail was not taken');
  else log.warn({ ...about, why: delivery.why }, 'nobody knows whether a mail arrived');
}
