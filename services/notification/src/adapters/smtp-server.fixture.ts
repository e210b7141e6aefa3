import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { found, queuedMail } from '../domain/mail.fixture.ts';
import { writeLetter } from '../domain/write-letter.ts';
import type { Parcel } from './deliver-mail.ts';
import { composeMessage } from './message.ts';
import { type SmtpAddress, smtpAddress } from './smtp-address.ts';

export interface Served {
  readonly address: SmtpAddress;
  /** Mails that came to their end, whatever the answer was. */
  readonly bodies: string[];
  /** How many lines were ever opened. */
  opened(): number;
  connected(): number;
  cutLines(): void;
  close(): Promise<void>;
}

/** A mail server of its own for one test. */
export async function serve(options: (served: Served) => SMTPServerOptions = () => ({}), port = 0): Promise<Served> {
  const bodies: string[] = [];
  let opened = 0;
  const cutLines = () => {
    for (const line of server.connections) (line as unknown as { _socket: { destroy(): void } })._socket.destroy();
  };
  const take: SMTPServerOptions['onData'] = (stream, _, done) =>
    void readAll(stream)
      .then((body) => void bodies.push(body))
      .then(() => done(), done);
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  const partial = { bodies, cutLines, close, opened: () => opened, connected: () => server.connections.size, address: smtpAddress('smtp://127.0.0.1:1') };
  const server: SMTPServer = new SMTPServer({ authOptional: true, hideSTARTTLS: true, closeTimeout: 50, onData: take, ...options(partial) });
  server.on('error', () => {});
  server.server.on('connection', () => (opened += 1));
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(close);
  return { ...partial, address: smtpAddress(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`) };
}

export async function serveSilence(): Promise<SmtpAddress> {
  const server: Server = createServer((socket) => void socket.on('error', () => {}).unref()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return smtpAddress(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

export const readAll = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
};

const from = { name: 'MIO', address: 'mio@waterlanden.example' };

export function parcel(limits: { beginWithin?: number; answerWithin?: number } = {}): Parcel {
  const letter = writeLetter(queuedMail, found.names, 'https://mio.example');
  const message = composeMessage({
    mailId: queuedMail.id,
    from,
    to: { name: 'Femke Otter\r\nBcc: x@y.example', address: found.email },
    letter,
    date: new Date(queuedMail.since),
  });
  const { beginWithin = 5_000, answerWithin = 8_000 } = limits;
  return { from: from.address, to: found.email, message, dataBeginsBy: Date.now() + beginWithin, answeredBy: Date.now() + answerWithin };
}

/** A "no" for smtp-server's callbacks. */
export const refuse = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
