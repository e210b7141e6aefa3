import { isFailure } from '@mio/runtime';
import { expect, onTestFinished, test } from 'vitest';
import { deliverMail, type Parcel } from './deliver-mail.ts';
import { mailServer } from './mail-server.ts';
import { type SmtpAddress, smtpAddress } from './smtp-address.ts';
import { smtpLines } from './smtp-lines.ts';
import { parcel, readAll, refuse, serve, serveSilence } from './smtp-server.fixture.ts';

/** Over lines of its own. */
function deliver(address: SmtpAddress, given: Parcel = parcel(), now?: () => number) {
  const lines = smtpLines(address);
  onTestFinished(() => lines.close());
  return deliverMail(lines, given, now);
}

test('a mail that is taken is sent, once, with its own id in it and no header of somebody else’s making', async () => {
  const { address, bodies } = await serve();
  expect(await deliver(address)).toEqual({ kind: 'sent' });
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
    expect(await deliver(address)).toEqual(outcome);
    expect(bodies).toEqual([]);
  }
});

test.each([
  [452, { kind: 'failed', why: 'mail_refused_452', forGood: false }],
  [554, { kind: 'failed', why: 'mail_refused_554', forGood: true }],
])('a whole mail refused with %i', async (code, outcome) => {
  const { address } = await serve(() => ({ onData: (stream, _, done) => void readAll(stream).then(() => done(refuse(code))) }));
  expect(await deliver(address)).toEqual(outcome);
});

test('a sender refused for good is our own fault, which can be mended: it is tried again', async () => {
  const { address } = await serve(() => ({ onMailFrom: (_, __, done) => done(refuse(550)) }));
  expect(await deliver(address)).toEqual({ kind: 'failed', why: 'server_550', forGood: false });
});

test('a line that breaks after the body leaves the outcome unknown', async () => {
  const { address, bodies } = await serve((served) => ({
    onData: (stream) =>
      void readAll(stream)
        .then((body) => served.bodies.push(body))
        .then(served.cutLines),
  }));
  expect(await deliver(address)).toEqual({ kind: 'unknown', why: 'line_lost' });
  expect(bodies).toHaveLength(1);
});

test('so does a server that closes with 421 instead of an answer', async () => {
  const { address } = await serve(() => ({ onData: (stream, _, done) => void readAll(stream).then(() => done(refuse(421))) }));
  expect(await deliver(address)).toMatchObject({ kind: 'unknown' });
});

test('and a server that takes the body and falls silent', async () => {
  const { address } = await serve(() => ({ onData: (stream) => void readAll(stream) }));
  expect(await deliver(address, parcel({ answerWithin: 300 }))).toEqual({ kind: 'unknown', why: 'no_answer' });
});

test('a line that breaks before the body is a known failure', async () => {
  const { address, bodies } = await serve((served) => ({ onRcptTo: () => served.cutLines() }));
  expect(await deliver(address)).toEqual({ kind: 'failed', why: 'no_line', forGood: false });
  expect(bodies).toEqual([]);
});

test('a body that may not begin any more does not, though the server asks for it', async () => {
  const { address, bodies } = await serve(() => ({ hidePIPELINING: true, onRcptTo: (_, __, done) => void setTimeout(done, 400) }));
  expect(await deliver(address, parcel({ beginWithin: 150 }))).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  const stopped = parcel({ beginWithin: 0 });
  expect(await deliver(address, stopped)).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
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
  const given = parcel({ beginWithin: 30_000, answerWithin: 40_000 });
  const now = () => Date.now() + slept;
  expect(await deliver(address, given, now)).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  expect(bodies).toEqual([]);
});

test('a server that does not greet is not there', async () => {
  const silent = await serveSilence();
  expect(await deliver(silent, parcel({ beginWithin: 200 }))).toEqual({ kind: 'failed', why: 'too_late_to_begin', forGood: false });
  const closed = smtpAddress('smtp://127.0.0.1:1');
  expect(await deliver(closed)).toEqual({ kind: 'failed', why: 'no_line', forGood: false });
});

test('whether the server answers is asked once for many, and told once', async () => {
  const told: string[] = [];
  const log = { info: (_: object, text: string) => void told.push(text), warn: (_: object, text: string) => void told.push(text) };
  const { address, opened } = await serve();
  const up = mailServer({ address, log });
  onTestFinished(() => up.close());
  await Promise.all([up.answers(), up.answers(), up.answers()]);
  expect([opened(), told]).toEqual([1, []]);
  const down = mailServer({ address: smtpAddress('smtp://127.0.0.1:1'), log });
  const answers = await Promise.allSettled([down.answers(), down.answers()]);
  expect(answers.every((answer) => answer.status === 'rejected' && isFailure(answer.reason, 'unavailable'))).toBe(true);
  expect(told).toEqual(['the mail server does not answer; mails wait']);
});
