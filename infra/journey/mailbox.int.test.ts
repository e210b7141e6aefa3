import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { startMailCatcher } from '../local/mail/mail-catcher.ts';
import { readMails } from './mailbox.ts';

test('each reader sees all mails, newest first, of the box as it is now', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'mio-mailbox-'));
  const catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dir });
  onTestFinished(async () => {
    await catcher.close();
    await rm(dir, { recursive: true });
  });
  const { hostname, port } = new URL(catcher.smtpUrl);
  const transport = nodemailer.createTransport({ host: hostname, port: Number(port) });
  const send = (id: string) => transport.sendMail({ from: 'a@w.example', to: 'b@w.example', subject: id, headers: { 'X-MIO-Mail': id }, text: id });
  const ids = async () => (await readMails(catcher.url)).map(({ mailId }) => mailId);
  expect(await ids()).toEqual([]);
  await send('a');
  await send('b');
  expect(await Promise.all([ids(), ids(), ids()])).toEqual(Array(3).fill(['b', 'a']));
  await send('c');
  expect(await ids()).toEqual(['c', 'b', 'a']);
  await fetch(`${catcher.url}/mails`, { method: 'DELETE' });
  await send('d');
  expect(await ids()).toEqual(['d']);
});
