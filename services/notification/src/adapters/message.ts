import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import type { Letter } from '../domain/letter.ts';
import { asHtml, asText } from '../domain/letter-layout.ts';
import type { Mailbox } from './mailbox.ts';

/** In quoted-printable no "=_" occurs, so that no text can look like the boundary. */
const boundary = '=_mio';

/**
 * The bytes of one mail. The same mail id gives the same Message-ID, so that a double can be told by anyone. The header is
 * nodemailer's; the two parts are put below it here, for its streams take ten times as long over them.
 */
export function composeMessage(given: { mailId: string; from: Mailbox; to: Mailbox; letter: Letter; date: Date }): Buffer {
  const { letter } = given;
  const parts = [part('text/plain', asText(letter)), part('text/html', asHtml(letter))];
  return Buffer.from(`${header(given)}\r\n\r\n${parts.map((each) => `--${boundary}\r\n${each}\r\n`).join('')}--${boundary}--\r\n`);
}

function header({ mailId, from, to, letter, date }: Parameters<typeof composeMessage>[0]): string {
  const node = new MimeNode(`multipart/alternative; boundary="${boundary}"`);
  node.setHeader([
    { key: 'X-MIO-Mail', value: mailId },
    { key: 'Auto-Submitted', value: 'auto-generated' },
    { key: 'X-Auto-Response-Suppress', value: 'All' },
    { key: 'From', value: from },
    { key: 'To', value: to },
    { key: 'Subject', value: letter.subject },
    { key: 'Message-ID', value: messageId(mailId, from.address) },
    { key: 'Date', value: date },
  ]);
  return node.buildHeaders();
}

const part = (type: string, text: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${wrap(encode(text.replaceAll('\n', '\r\n')))}`;

const messageId = (mailId: string, from: string): string => `<${mailId.replace(/[^\w-]+/g, '.')}@${from.slice(from.lastIndexOf('@') + 1)}>`;
