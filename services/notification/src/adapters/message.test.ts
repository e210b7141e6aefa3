import { expect, test } from 'vitest';
import type { Letter } from '../domain/letter.ts';
import { asHtml, asText } from '../domain/letter-layout.ts';
import { composeMessage } from './message.ts';

const letter: Letter = {
  subject: 'Eén vraag wacht op u',
  greeting: 'Beste =_café,',
  paragraphs: ['.punt ', 'é'.repeat(200), 'x'.repeat(200)],
  button: { label: 'Bekijk de vraag', url: 'https://mio.example/casus/1?a=b&c' },
  after: [],
};
const message = composeMessage({
  mailId: 'c:o1:offered',
  from: { name: 'MIO', address: 'mio@w.example' },
  to: { name: 'Zoë\r\nBcc: x@y.example', address: 'zoe@w.example' },
  letter,
  date: new Date('2026-02-02T09:00:00Z'),
}).toString();

const decoded = (part: string): string =>
  Buffer.from(
    part.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
    .toString()
    .replaceAll('\r\n', '\n');

test('both parts say the whole letter', () => {
  const boundary = /boundary="(.+)"/.exec(message)![1]!;
  const [, text, html, end] = message.split(`--${boundary}`).map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2));
  expect([decoded(text!), decoded(html!), end]).toEqual([asText(letter), asHtml(letter), expect.anything()]);
});

test('it is short lines of plain ASCII, whatever the names are', () => {
  expect(message).toMatch(/^[\r\n\x20-\x7e]+$/);
  for (const line of message.split('\r\n')) expect([line.length <= 78, line.includes('\n')]).toEqual([true, false]);
  expect(message).not.toMatch(/^Bcc:/im);
  expect(message).toMatch(/^Date: Mon, 02 Feb 2026 09:00:00 \+0000\r$/m);
});
