import { appendFile, mkdtemp, rm } from 'node:fs/promises';
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

type Mails = { number: number; mailId: string }[];
const after = async (number: number) => {
  const response = await fetch(`${catcher.url}/mails.json?after=${number}`);
  return { box: response.headers.get('x-mail-box'), mails: ((await response.json()) as Mails).map((mail) => [mail.number, mail.mailId]) };
};
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

test('a reader goes on after the last mail that it has; an emptied box is another one', async () => {
  await send('c:o1:offered', 'Eén');
  await send('c:o1:accepted', 'Twee');
  const { box, mails } = await after(0);
  expect(mails).toEqual([
    [1, 'c:o1:offered'],
    [2, 'c:o1:accepted'],
  ]);
  await catcher.close();
  await start();
  await send('d:o1:offered', 'Drie');
  expect(await after(2)).toEqual({ box, mails: [[3, 'd:o1:offered']] });
  expect((await after(3)).mails).toEqual([]);
  await fetch(`${catcher.url}/mails`, { method: 'DELETE' });
  await send('e:o1:offered', 'Vier');
  expect((await after(3)).box).not.toBe(box);
  expect((await after(0)).mails).toEqual([[1, 'e:o1:offered']]);
  expect((await fetch(`${catcher.url}/mails.json?after=-1`)).status).toBe(400);
});

test('many mails over few lines are all there, each whole', async () => {
  const { hostname, port } = new URL(catcher.smtpUrl);
  const pool = nodemailer.createTransport({ host: hostname, port: Number(port), pool: true, maxConnections: 4, maxMessages: 1_000 });
  const ids = Array.from({ length: 60 }, (_, i) => `c:o${i}:offered`);
  await Promise.all(
    ids.map((id) => pool.sendMail({ from: 'a@w.example', to: 'b@w.example', subject: id, headers: { 'X-MIO-Mail': id }, text: `Dit is ${id}.` })),
  );
  pool.close();
  const mails = await json();
  expect(mails.map(({ mailId }) => mailId).sort()).toEqual(ids.sort());
  for (const { id, mailId } of mails) expect(await text(`/mail/${id}/eml`)).toContain(`Dit is ${mailId}.`);
});

test('half a mail, of a catcher that was killed, is not there after a restart', async () => {
  await send('c:o1:offered', 'Eén');
  await catcher.close();
  await appendFile(join(dir, 'mails'), '{"id":"half","to":"');
  await start();
  await send('c:o1:accepted', 'Twee');
  await catcher.close();
  await start();
  expect((await after(0)).mails).toEqual([
    [1, 'c:o1:offered'],
    [2, 'c:o1:accepted'],
  ]);
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
