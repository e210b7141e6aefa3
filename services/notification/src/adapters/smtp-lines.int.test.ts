import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deliverMail } from './deliver-mail.ts';
import { mailServer } from './mail-server.ts';
import { type SmtpAddress, smtpAddress } from './smtp-address.ts';
import { smtpLines } from './smtp-lines.ts';
import { parcel, readAll, refuse, serve } from './smtp-server.fixture.ts';

const sent = { kind: 'sent' };
const noLog = { info() {}, warn() {} };

function linesTo(address: SmtpAddress, limits?: Parameters<typeof smtpLines>[1]) {
  const lines = smtpLines(address, limits);
  onTestFinished(() => lines.close());
  return { lines, deliver: (given = parcel()) => deliverMail(lines, given) };
}

/** Does `what` at the so-manieth call only. */
function atCall(number: number, what: () => void): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === number) what();
    return calls === number;
  };
}

test('mails one after another share a line', async () => {
  const { address, bodies, opened } = await serve();
  const { deliver } = linesTo(address);
  for (let i = 0; i < 5; i++) expect(await deliver()).toEqual(sent);
  expect([bodies.length, opened()]).toEqual([5, 1]);
});

test('of many at once each waits for one of four lines', async () => {
  const { address, bodies, opened } = await serve();
  const { deliver } = linesTo(address);
  expect(await Promise.all(Array.from({ length: 12 }, () => deliver()))).toEqual(Array(12).fill(sent));
  expect([bodies.length, opened()]).toEqual([12, 4]);
});

test('who gives up waiting for a line leaves its place to others', async () => {
  const { address } = await serve((served) => ({
    onData: (stream, _, done) => void readAll(stream).then(() => served.bodies.push('') && setTimeout(done, 300)),
  }));
  const { deliver } = linesTo(address, { most: 1 });
  const first = deliver();
  expect(await deliver(parcel({ beginWithin: 100 }))).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  expect(await first).toEqual(sent);
  expect(await deliver()).toEqual(sent);
});

test('a line ends after so many mails, and when it stood idle for a while', async () => {
  const { address, opened, connected } = await serve();
  const { deliver, lines } = linesTo(address, { mostMails: 2, idleMs: 50 });
  for (let i = 0; i < 3; i++) expect(await deliver()).toEqual(sent);
  expect(opened()).toBe(2);
  await vi.waitFor(() => expect([connected(), lines.inTouch()]).toEqual([0, false]));
});

test('an idle line that the server closed costs nothing', async () => {
  const { address, bodies, cutLines, opened } = await serve();
  const { deliver } = linesTo(address);
  await deliver();
  cutLines();
  expect(await deliver()).toEqual(sent);
  expect([bodies.length, opened()]).toEqual([2, 2]);
});

test.each(['cut', 'closed with 421', 'refused with 451'])('nor does one that is %s when the next mail begins', async (how) => {
  const { address, bodies, opened } = await serve((served) => {
    const second = atCall(2, () => how === 'cut' && served.cutLines());
    return { onMailFrom: (_, __, done) => done(second() ? refuse(how.endsWith('421') ? 421 : 451) : null) };
  });
  const { deliver } = linesTo(address);
  await deliver();
  expect(await deliver()).toEqual(sent);
  expect([bodies.length, opened()]).toEqual([2, 2]);
});

test('nor does one that died without a word', async () => {
  let heard = 0;
  const { address, bodies, opened } = await serve(() => ({ onMailFrom: (_, __, done) => void (++heard !== 2 && done()) }));
  const { deliver } = linesTo(address, { silentMs: 100 });
  await deliver();
  expect(await deliver()).toEqual(sent);
  expect([bodies.length, opened(), heard]).toEqual([2, 2, 3]);
});

test('a server that restarts is found again; one that is gone is a known failure', async () => {
  const first = await serve();
  const { deliver } = linesTo(first.address);
  await deliver();
  await first.close();
  const second = await serve(undefined, first.address.port);
  expect(await deliver()).toEqual(sent);
  expect(second.bodies).toHaveLength(1);
  await second.close();
  expect(await deliver()).toEqual({ kind: 'failed', why: 'no_line', forGood: false });
});

test('a used line that breaks after the body leaves the outcome unknown, and no other line is tried', async () => {
  const { address, bodies, opened } = await serve((served) => {
    const second = atCall(2, served.cutLines);
    return {
      onData: (stream, _, done) =>
        void readAll(stream).then((body) => {
          served.bodies.push(body);
          if (!second()) done();
        }),
    };
  });
  const { deliver } = linesTo(address);
  await deliver();
  expect(await deliver()).toEqual({ kind: 'unknown', why: 'line_lost' });
  expect([bodies.length, opened()]).toEqual([2, 1]);
  expect(await deliver()).toEqual(sent);
});

test('a recipient refused on a used line is refused, once', async () => {
  let asked = 0;
  const { address } = await serve(() => ({ onRcptTo: (_, __, done) => done(++asked === 2 ? refuse(550) : null) }));
  const { deliver } = linesTo(address);
  await deliver();
  expect(await deliver()).toEqual({ kind: 'failed', why: 'recipient_refused_550', forGood: true });
  expect(asked).toBe(2);
});

test('a line on which the server says more than it was asked for is not used again', async () => {
  let opened = 0;
  const server = createServer((socket) => {
    opened += 1;
    let inBody = false;
    socket.on('error', () => {});
    socket.write('220 here\r\n');
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (inBody && text.endsWith('\r\n.\r\n')) socket.write('250 taken\r\n250 and more\r\n');
      else if (!inBody) socket.write(text.startsWith('DATA') ? '354 go on\r\n' : '250 ok\r\n');
      inBody = text.startsWith('DATA') || (inBody && !text.endsWith('\r\n.\r\n'));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { deliver } = linesTo(smtpAddress(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`));
  expect([await deliver(), await deliver()]).toEqual([sent, sent]);
  expect(opened).toBe(2);
});

test('while all lines carry a mail nobody opens another to ask whether the server is there', async () => {
  const held: (() => void)[] = [];
  const { address, opened } = await serve(() => ({ onData: (stream, _, done) => void readAll(stream).then(() => held.push(done)) }));
  const server = mailServer({ address, log: noLog });
  onTestFinished(() => server.close());
  const mails = Array.from({ length: 4 }, () => server.deliver(parcel()));
  await vi.waitFor(() => expect(held).toHaveLength(4));
  await server.answers();
  for (const done of held) done();
  expect([await Promise.all(mails), opened()]).toEqual([Array(4).fill(sent), 4]);
});

test('while all lines are being opened the question waits for one of them', async () => {
  const { address, opened } = await serve(() => ({ onConnect: (_, done) => void setTimeout(done, 200) }));
  const server = mailServer({ address, log: noLog });
  onTestFinished(() => server.close());
  const mails = Array.from({ length: 4 }, () => server.deliver(parcel()));
  await server.answers();
  expect([await Promise.all(mails), opened()]).toEqual([Array(4).fill(sent), 4]);
});

test('while mails flow or a line stands idle nobody asks whether the server is there', async () => {
  const { address, opened, close } = await serve();
  const server = mailServer({ address, log: noLog });
  onTestFinished(() => server.close());
  await server.answers();
  for (let i = 0; i < 3; i++) {
    expect(await server.deliver(parcel())).toEqual(sent);
    await server.answers();
  }
  expect(opened()).toBe(1);
  await close();
  expect(await server.deliver(parcel())).toMatchObject({ why: 'no_line' });
  await expect(server.answers()).rejects.toThrow();
});
