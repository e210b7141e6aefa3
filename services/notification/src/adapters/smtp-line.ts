import type { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { SmtpAddress } from './smtp-address.ts';

/** One connection to the mail server. Every method rejects with what nodemailer says; `close` may be called at any moment. */
export interface SmtpLine {
  /** Greeting, EHLO, TLS where there is some, and sign-in where the address has it. */
  open(): Promise<void>;
  /** Resolves only when the server took the mail. `body` is not read before the server asked for it (354). */
  send(envelope: { from: string; to: string }, body: Readable): Promise<void>;
  /** Says QUIT and does not wait for the answer. */
  quit(): void;
  /** Drops the line at once. */
  close(): void;
}

const limits: SMTPConnectionOptions = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 60_000, socketCloseTimeout: 500 };
const quitWithinMs = 2_000;

export function smtpLine({ host, port, secure, user, pass }: SmtpAddress): SmtpLine {
  const connection = new SMTPConnection({ ...limits, host, port, secure });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  connection.on('error', lost.reject);
  connection.once('end', () => lost.reject(new Error('the line was closed')));
  const orLost = <T>(work: Promise<T>): Promise<T> => Promise.race([work, lost.promise]);
  return {
    async open() {
      await orLost(done((callback) => connection.connect(callback)));
      if (user !== '') await orLost(done((callback) => connection.login({ credentials: { user, pass } }, callback)));
    },
    send: (envelope, body) => orLost(done((callback) => connection.send({ from: envelope.from, to: [envelope.to] }, body, callback))),
    quit() {
      connection.quit();
      setTimeout(() => connection.close(), quitWithinMs).unref();
    },
    close: () => connection.close(),
  };
}

type Callback = (error?: Error | null) => void;

const done = (start: (callback: Callback) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
