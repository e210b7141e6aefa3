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
  list(): Promise<MailSummary[]>;
  /** Those after the `number`-th, in order of arrival. */
  after(number: number): Promise<MailSummary[]>;
  find(id: string): Promise<{ readonly summary: MailSummary; readonly message: Buffer } | undefined>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  readonly id: string;
  readonly at: string;
}

interface Placed extends Kept {
  readonly number: number;
  readonly place: Place;
  /** What its header says, once somebody has looked. */
  summary?: Promise<MailSummary>;
}

/** The file's first line names the box; each other is a mail: its id and when it was taken, a tab, and its bytes in base64. */
export async function keptMails(dir: string): Promise<KeptMails> {
  await mkdir(dir, { recursive: true });
  let box = '';
  const mails: Placed[] = [];
  const byId = new Map<string, Placed>();
  const add = ({ id, at }: Kept, place: Place): void => {
    const mail = { id, at, place, number: mails.length + 1 };
    mails.push(mail);
    byId.set(id, mail);
  };
  const file = await openLineFile(join(dir, 'mails'), (line, place) => {
    if (box === '') box = line;
    else add(JSON.parse(line.slice(0, line.indexOf('\t'))) as Kept, place);
  });
  const clear = async (): Promise<void> => {
    const another = randomBytes(8).toString('hex');
    await file.beginAnew(another);
    box = another;
    mails.length = 0;
    byId.clear();
  };
  if (box === '') await clear();

  async function messageOf({ place }: Placed): Promise<Buffer> {
    const line = await file.read(place);
    return Buffer.from(line.slice(line.indexOf('\t') + 1), 'base64');
  }

  const summaryOf = (mail: Placed): Promise<MailSummary> => (mail.summary ??= messageOf(mail).then((message) => summarized(mail, message)));

  return {
    box: () => box,
    async keep(message) {
      const kept: Kept = { id: randomBytes(9).toString('base64url'), at: new Date().toISOString() };
      add(kept, await file.append(`${JSON.stringify(kept)}\t${message.toString('base64')}`));
    },
    list: () => Promise.all(mails.toReversed().map(summaryOf)),
    after: (number) => Promise.all(mails.slice(number).map(summaryOf)),
    async find(id) {
      const mail = byId.get(id);
      return mail && { summary: await summaryOf(mail), message: await messageOf(mail) };
    },
    clear,
    close: file.close,
  };
}

/** From its header alone. */
async function summarized({ id, number, at }: Placed, message: Buffer): Promise<MailSummary> {
  const end = message.indexOf('\r\n\r\n');
  const { to, subject = '', headers } = await simpleParser(end < 0 ? message : message.subarray(0, end + 4));
  const recipients = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return { id, number, to: recipients.join(', '), subject, mailId: String(headers.get('x-mio-mail') ?? ''), at };
}
