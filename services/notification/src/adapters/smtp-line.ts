import type { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { SmtpAddress } from './smtp-address.ts';

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** One connection to the mail server. Every method rejects with what nodemailer says; `close` may be called at any moment. */
export interface SmtpLine {
  /** Greeting, EHLO, TLS where there is some, and sign-in where the address has it. */
  open(): Promise<void>;
  /** Resolves only when the server took the mail; the line may take another then. `body` is not read before the server asked for it (354). */
  send(envelope: Envelope, body: Readable): Promise<void>;
  /** How many mails it was handed. */
  mails(): number;
  isGone(): boolean;
  /** The one listener for the line's end, whoever ended it; a later one takes its place. */
  onGone(listener: () => void): void;
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
  let heard = () => {};
  connection.once('end', () => {
    lost.reject(new Error('the line was closed'));
    heard();
  });
  const orLost = <T>(work: Promise<T>): Promise<T> => Promise.race([work, lost.promise]);
  let mails = 0;
  return {
    async open() {
      await orLost(done((callback) => connection.connect(callback)));
      if (user !== '') await orLost(done((callback) => connection.login({ credentials: { user, pass } }, callback)));
    },
    send({ from, to }, body) {
      mails += 1;
      return orLost(done((callback) => connection.send({ from, to: [to] }, body, callback)));
    },
    mails: () => mails,
    isGone: () => connection.destroyed,
    onGone(listener) {
      heard = listener;
    },
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
