import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { isFailure } from '@mio/runtime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { found, queuedMail } from '../domain/mail.fixture.ts';
import { writeLetter } from '../domain/write-letter.ts';
import { deliverMail, type Parcel } from './deliver-mail.ts';
import { mailServer } from './mail-server.ts';
import { composeMessage } from './message.ts';
import { smtpAddress } from './smtp-address.ts';

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(closings.splice(0).map((close) => close()))));

interface Served {
  readonly address: ReturnType<typeof smtpAddress>;
  /** Mails that came to their end, whatever the answer was. */
  readonly bodies: string[];
  cutLines(): void;
}

async function serve(options: (served: Served) => SMTPServerOptions = () => ({})): Promise<Served> {
  const bodies: string[] = [];
  const cutLines = () => {
    for (const line of server.connections) (line as unknown as { _socket: { destroy(): void } })._socket.destroy();
  };
  const take: SMTPServerOptions['onData'] = (stream, _, done) =>
    void readAll(stream)
      .then((body) => void bodies.push(body))
      .then(() => done(), done);
  const partial = { bodies, cutLines, address: smtpAddress('smtp://127.0.0.1:1') };
  const server: SMTPServer = new SMTPServer({ authOptional: true, hideSTARTTLS: true, closeTimeout: 50, onData: take, ...options(partial) });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closings.push(() => new Promise<void>((closed) => server.close(closed)));
  return { ...partial, address: smtpAddress(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`) };
}

async function serveSilence(): Promise<Served['address']> {
  const server: Server = createServer((socket) => void socket.on('error', () => {}).unref()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(async () => server.close());
  return smtpAddress(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const readAll = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
};

const from = { name: 'MIO', address: 'mio@waterlanden.example' };
async function parcel(limits: { beginWithin?: number; answerWithin?: number } = {}): Promise<Parcel> {
  const letter = writeLetter(queuedMail, found.names, 'https://mio.example');
  const message = await composeMessage({
    mailId: queuedMail.id,
    from,
    to: { name: 'Femke Otter\r\nBcc: x@y.example', address: found.email },
    letter,
    date: new Date(queuedMail.since),
  });
  const { beginWithin = 5_000, answerWithin = 8_000 } = limits;
  return { from: from.address, to: found.email, message, dataBeginsBy: Date.now() + beginWithin, answeredBy: Date.now() + answerWithin };
}

const refuse = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

test('a mail that is taken is sent, once, with its own id in it and no header of somebody else’s making', async () => {
  const { address, bodies } = await serve();
  expect(await deliverMail(address, await parcel())).toEqual({ kind: 'sent' });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatch(/^X-MIO-Mail: MIO-7K3D9-QXF42C:o1:offered\r$/im);
  expect(bodies[0]).toMatch(/^Message-ID: <MIO-7K3D9-QXF42C.o1.offered@waterlanden.example>\r$/im);
  expect(bodies[0]).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  expect(bodies[0]).not.toMatch(/^Bcc:/im);
});

test.each([
  [550, { kind: 'failed', why: 'recipient_refused_550', forGood: true }],
  [451, { kind: 'failed', why: 'recipient_refused_451', forGood: false }],
])('a recipient refused with %i', async (code, outcome) => {
  for (const hidePIPELINING of [false, true]) {
    const { address, bodies } = await serve(() => ({ hidePIPELINING, onRcptTo: (_, __, done) => done(refuse(code)) }));
    expect(await deliverMail(address, await parcel())).toEqual(outcome);
    expect(bodies).toEqual([]);
  }
});

test.each([
  [452, { kind: 'failed', why: 'mail_refused_452', forGood: false }],
  [554, { kind: 'failed', why: 'mail_refused_554', forGood: true }],
])('a whole mail refused with %i', async (code, outcome) => {
  const { address } = await serve(() => ({ onData: (stream, _, done) => void readAll(stream).then(() => done(refuse(code))) }));
  expect(await deliverMail(address, await parcel())).toEqual(outcome);
});

test('a sender refused for good is our own fault, which can be mended: it is tried again', async () => {
  const { address } = await serve(() => ({ onMailFrom: (_, __, done) => done(refuse(550)) }));
  expect(await deliverMail(address, await parcel())).toEqual({ kind: 'failed', why: 'server_550', forGood: false });
});

test('a line that breaks after the body leaves the outcome unknown', async () => {
  const { address, bodies } = await serve((served) => ({
    onData: (stream) =>
      void readAll(stream)
        .then((body) => served.bodies.push(body))
        .then(served.cutLines),
  }));
  expect(await deliverMail(address, await parcel())).toEqual({ kind: 'unknown', why: 'line_lost' });
  expect(bodies).toHaveLength(1);
});

test('so does a server that closes with 421 instead of an answer', async () => {
  const { address } = await serve(() => ({ onData: (stream, _, done) => void readAll(stream).then(() => done(refuse(421))) }));
  expect(await deliverMail(address, await parcel())).toMatchObject({ kind: 'unknown' });
});

test('and a server that takes the body and falls silent', async () => {
  const { address } = await serve(() => ({ onData: (stream) => void readAll(stream) }));
  expect(await deliverMail(address, await parcel({ answerWithin: 300 }))).toEqual({ kind: 'unknown', why: 'no_answer' });
});

test('a line that breaks before the body is a known failure', async () => {
  const { address, bodies } = await serve((served) => ({ onRcptTo: () => served.cutLines() }));
  expect(await deliverMail(address, await parcel())).toEqual({ kind: 'failed', why: 'no_line', forGood: false });
  expect(bodies).toEqual([]);
});

test('a body that may not begin any more does not, though the server asks for it', async () => {
  const { address, bodies } = await serve(() => ({ hidePIPELINING: true, onRcptTo: (_, __, done) => void setTimeout(done, 400) }));
  expect(await deliverMail(address, await parcel({ beginWithin: 150 }))).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  const stopped = await parcel({ beginWithin: 0 });
  expect(await deliverMail(address, stopped)).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  expect(bodies).toEqual([]);
});

test('a process that slept past its time does not send the body, whatever its timers think', async () => {
  let slept = 0;
  const { address, bodies } = await serve(() => ({
    hidePIPELINING: true,
    onRcptTo: (_, __, done) => {
      slept = 90_000;
      done();
    },
  }));
  const given = await parcel({ beginWithin: 30_000, answerWithin: 40_000 });
  const now = () => Date.now() + slept;
  expect(await deliverMail(address, given, now)).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  expect(bodies).toEqual([]);
});

test('a server that does not greet is not there', async () => {
  const silent = await serveSilence();
  expect(await deliverMail(silent, await parcel({ beginWithin: 200 }))).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  const closed = smtpAddress('smtp://127.0.0.1:1');
  expect(await deliverMail(closed, await parcel())).toEqual({ kind: 'failed', why: 'no_line', forGood: false });
});

test('whether the server answers is asked once for many, and told once', async () => {
  let lines = 0;
  const told: string[] = [];
  const log = { info: (_: object, text: string) => void told.push(text), warn: (_: object, text: string) => void told.push(text) };
  const { address } = await serve(() => ({
    onConnect: (_, done) => {
      lines += 1;
      done();
    },
  }));
  const up = mailServer({ address, log });
  await Promise.all([up.answers(), up.answers(), up.answers()]);
  expect([lines, told]).toEqual([1, []]);
  const down = mailServer({ address: smtpAddress('smtp://127.0.0.1:1'), log });
  const answers = await Promise.allSettled([down.answers(), down.answers()]);
  expect(answers.every((answer) => answer.status === 'rejected' && isFailure(answer.reason, 'unavailable'))).toBe(true);
  expect(told).toEqual(['the mail server does not answer; mails wait']);
});
