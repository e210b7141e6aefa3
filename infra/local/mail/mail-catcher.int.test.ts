import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MailCatcher, startMailCatcher } from './mail-catcher.ts';

let dir: string;
let catcher: MailCatcher;
const start = async () => (catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, dir }));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mio-mail-'));
  await start();
});
afterEach(async () => {
  await catcher.close();
  await rm(dir, { recursive: true });
});

async function send(mailId: string, subject: string): Promise<void> {
  const { hostname, port } = new URL(catcher.smtpUrl);
  const transport = nodemailer.createTransport({ host: hostname, port: Number(port) });
  await transport.sendMail({
    from: 'mio@waterlanden.example',
    to: 'Femke <femke@waterlanden.example>',
    subject,
    headers: { 'X-MIO-Mail': mailId },
    text: 'Lees meer: https://mio.example/casus/1',
    html: '<p onclick="x()">Dag <b>Femke</b></p><script>alert(1)</script>',
  });
}

const json = async () => (await (await fetch(`${catcher.url}/mails.json`)).json()) as { id: string; mailId: string; subject: string; to: string; at: string }[];
const text = async (path: string) => (await fetch(catcher.url + path)).text();

test('a mail is there once the sender hears that it was taken, newest first, and after a restart', async () => {
  await send('c:o1:offered', 'Eén');
  await send('c:o1:accepted', 'Twee');
  const before = await json();
  expect(before).toMatchObject([
    { mailId: 'c:o1:accepted', subject: 'Twee', to: 'femke@waterlanden.example' },
    { mailId: 'c:o1:offered', subject: 'Eén' },
  ]);
  await catcher.close();
  await start();
  expect(await json()).toEqual(before);
});

test('people read the list and one mail; its HTML stays in a sandboxed frame', async () => {
  await send('c:o1:offered', 'Er wacht een vraag <op> u');
  const [mail] = await json();
  expect(await text('/')).toContain('Er wacht een vraag &#60;op&#62; u');
  const page = await text(`/mail/${mail!.id}`);
  expect(page).toContain('href="https://mio.example/casus/1"');
  expect(page).not.toContain('alert(1)');
  const framed = await fetch(`${catcher.url}/mail/${mail!.id}/html`);
  expect(framed.headers.get('content-security-policy')).toContain('sandbox');
  expect(await framed.text()).toContain('Dag <b>Femke</b>');
});

test('a fresh run begins with an empty box', async () => {
  await send('c:o1:offered', 'Weg');
  expect((await fetch(`${catcher.url}/mails`, { method: 'DELETE' })).status).toBe(204);
  expect(await json()).toEqual([]);
  expect(await text('/')).toContain('Er is nog geen mail');
});

test('what is not there is not there', async () => {
  for (const path of ['/mail/..%2f..%2fetc', '/mail/none', '/anders']) expect((await fetch(catcher.url + path)).status).toBe(404);
});
