import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { openLineFile, type Place } from './line-file.ts';

export interface MailSummary {
  readonly id: string;
  /** The how-manieth of its box, from 1. */
  readonly number: number;
  readonly to: string;
  readonly subject: string;
  /** X-MIO-Mail; empty where a mail has none. */
  readonly mailId: string;
  /** When it was taken, ISO 8601. */
  readonly at: string;
}

/** Mails in one file, so that they outlive a restart. */
export interface KeptMails {
  /** Another one after each `clear`, for numbers begin anew then. */
  box(): string;
  /** Resolves when the mail is on the disk. */
  keep(message: Buffer): Promise<void>;
  /** Newest first. */
  list(): readonly MailSummary[];
  /** Those after the `number`-th, in order of arrival. */
  after(number: number): readonly MailSummary[];
  find(id: string): MailSummary | undefined;
  read(mail: MailSummary): Promise<Buffer>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

type Unnumbered = Omit<MailSummary, 'number'>;

/** The file's first line names the box; each other is a mail: its summary, a tab, and its bytes in base64. */
export async function keptMails(dir: string): Promise<KeptMails> {
  await mkdir(dir, { recursive: true });
  let box = '';
  const mails: MailSummary[] = [];
  const byId = new Map<string, { mail: MailSummary; place: Place }>();
  const add = (summary: Unnumbered, place: Place): void => {
    const mail = { ...summary, number: mails.length + 1 };
    mails.push(mail);
    byId.set(mail.id, { mail, place });
  };
  const file = await openLineFile(join(dir, 'mails'), (line, place) => {
    if (box === '') box = line;
    else add(JSON.parse(line.slice(0, line.indexOf('\t'))) as Unnumbered, place);
  });
  const clear = async (): Promise<void> => {
    const another = randomBytes(8).toString('hex');
    await file.beginAnew(another);
    box = another;
    mails.length = 0;
    byId.clear();
  };
  if (box === '') await clear();

  return {
    box: () => box,
    async keep(message) {
      const summary = await summaryOf(message);
      add(summary, await file.append(`${JSON.stringify(summary)}\t${message.toString('base64')}`));
    },
    list: () => mails.toReversed(),
    after: (number) => mails.slice(number),
    find: (id) => byId.get(id)?.mail,
    async read({ id }) {
      const line = await file.read(byId.get(id)!.place);
      return Buffer.from(line.slice(line.indexOf('\t') + 1), 'base64');
    },
    clear,
    close: file.close,
  };
}

/** From its header alone: the rest is read when somebody looks at it. */
async function summaryOf(message: Buffer): Promise<Unnumbered> {
  const end = message.indexOf('\r\n\r\n');
  const { to, subject = '', headers } = await simpleParser(end < 0 ? message : message.subarray(0, end + 4));
  const recipients = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return {
    id: randomBytes(9).toString('base64url'),
    to: recipients.join(', '),
    subject,
    mailId: String(headers.get('x-mio-mail') ?? ''),
    at: new Date().toISOString(),
  };
}
