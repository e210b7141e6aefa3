import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from '../domain/letter.ts';
import { asHtml, asText } from '../domain/letter-layout.ts';
import type { Mailbox } from './mailbox.ts';

/** The bytes of one mail. The same mail id gives the same Message-ID, so that a double can be told by anyone. */
export function composeMessage(given: { mailId: string; from: Mailbox; to: Mailbox; letter: Letter; date: Date }): Promise<Buffer> {
  const { mailId, from, to, letter, date } = given;
  const composer = new MailComposer({
    from,
    to,
    date,
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    messageId: messageId(mailId, from.address),
    headers: { 'X-MIO-Mail': mailId, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  return composer.compile().build();
}

const messageId = (mailId: string, from: string): string => `<${mailId.replace(/[^\w-]+/g, '.')}@${from.slice(from.lastIndexOf('@') + 1)}>`;
