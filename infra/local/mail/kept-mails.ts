import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

export interface MailSummary {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** X-MIO-Mail; empty where a mail has none. */
  readonly mailId: string;
  /** When it was taken, ISO 8601. */
  readonly at: string;
}

/** Mails as .eml files in one folder, so that they outlive a restart. */
export interface KeptMails {
  /** Resolves when the mail is on the disk. */
  keep(message: Buffer): Promise<void>;
  /** Newest first. */
  list(): readonly MailSummary[];
  read(id: string): Promise<Buffer | undefined>;
  clear(): Promise<void>;
}

export async function keptMails(dir: string): Promise<KeptMails> {
  await mkdir(dir, { recursive: true });
  const names = (await readdir(dir)).filter((name) => name.endsWith('.eml')).sort();
  const mails: MailSummary[] = [];
  for (const name of names) mails.push(await summaryOf(name.slice(0, -'.eml'.length), await readFile(join(dir, name))));
  let number = 0;

  return {
    async keep(message) {
      const id = `${String(Date.now()).padStart(15, '0')}-${String(number++).padStart(6, '0')}-${randomBytes(3).toString('hex')}`;
      const summary = await summaryOf(id, message);
      await writeDurably(dir, `${id}.eml`, message);
      mails.push(summary);
    },
    list: () => mails.toReversed(),
    read: async (id) => (mails.some((mail) => mail.id === id) ? readFile(join(dir, `${id}.eml`)) : undefined),
    async clear() {
      for (const { id } of mails.splice(0)) await rm(join(dir, `${id}.eml`), { force: true });
    },
  };
}

/** Under another name first, so that a crash never leaves half a mail. */
async function writeDurably(dir: string, name: string, bytes: Buffer): Promise<void> {
  const part = join(dir, `${name}.part`);
  const file = await open(part, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(part, join(dir, name));
  const folder = await open(dir, 'r');
  await folder.sync();
  await folder.close();
}

async function summaryOf(id: string, message: Buffer): Promise<MailSummary> {
  const { to, subject = '', headers } = await simpleParser(message, { skipHtmlToText: true, skipTextToHtml: true });
  const recipients = [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return { id, to: recipients.join(', '), subject, mailId: String(headers.get('x-mio-mail') ?? ''), at: new Date(Number(id.slice(0, 15))).toISOString() };
}
