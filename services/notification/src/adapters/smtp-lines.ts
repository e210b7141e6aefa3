import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type IdleLines, idleLines } from './idle-lines.ts';
import { type Places, placesFor } from './places.ts';
import type { SmtpAddress } from './smtp-address.ts';
import { type Envelope, type SmtpLine, smtpLine } from './smtp-line.ts';

/** The lines to one mail server, opened when needed and used by one mail after another. */
export interface SmtpLines {
  /** A line for one mail: one that stands idle, unless `fresh`. */
  lend(options?: { readonly fresh: boolean }): LentLine;
  /** A line stands idle; or all are lent and the server has answered on one, so that another could tell no more. */
  inTouch(): boolean;
  /** Opens a line as soon as there is a place for one, and lets it stand idle; rejects with what nodemailer says. */
  look(): Promise<void>;
  /** Ends what stands idle, and from now on every line after its mail. */
  close(): void;
}

/** Ends with `giveBack` or `drop`. */
export interface LentLine {
  /** Waits for a place among the lines; opens one where none stands idle. */
  open(): Promise<void>;
  /** It stood idle, so the server may have closed it meanwhile. */
  stoodIdle(): boolean;
  send(envelope: Envelope, body: Readable): Promise<void>;
  /** After a mail that was taken, or none at all. Never rejects. */
  giveBack(): Promise<void>;
  /** At any moment: from here on no byte can follow. */
  drop(): void;
}

/** At most `most` lines; an idle one ends after `idleMs`, every one after `mostMails`, and a used one on which no word comes after `silentMs`. */
export function smtpLines(address: SmtpAddress, { most = 4, idleMs = 5_000, mostMails = 100, silentMs = 5_000 } = {}): SmtpLines {
  const places = placesFor(most);
  const idle = idleLines({ idleMs, mostMails });
  const carrying = new Set<SmtpLine>();
  const lend = ({ fresh } = { fresh: false }): LentLine => lentLine({ address, places, idle, carrying, most, silentMs, fresh });
  return {
    lend,
    inTouch: () => idle.size() > 0 || (places.taken() === most && carrying.size > 0),
    async look() {
      const line = lend();
      try {
        await line.open();
      } catch (error) {
        line.drop();
        throw error;
      }
      await line.giveBack();
    },
    close: idle.close,
  };
}

interface Parts {
  readonly address: SmtpAddress;
  readonly places: Places;
  readonly idle: IdleLines;
  /** Lent lines that are open. */
  readonly carrying: Set<SmtpLine>;
  readonly most: number;
  readonly silentMs: number;
  readonly fresh: boolean;
}

function lentLine({ address, places, idle, carrying, most, silentMs, fresh }: Parts): LentLine {
  let line: SmtpLine | undefined;
  let stoodIdle = false;
  let dropped = false;
  return {
    async open() {
      await places.take();
      if (dropped) return places.leave();
      line = fresh ? undefined : idle.take();
      stoodIdle = line !== undefined;
      if (line === undefined) {
        idle.keepAtMost(most - places.taken());
        line = smtpLine(address);
        await line.open();
      }
      if (!dropped) carrying.add(line);
    },
    stoodIdle: () => stoodIdle,
    async send(envelope, body) {
      if (dropped || line === undefined) throw new Error('the line was given up');
      const sending = line.send(envelope, body);
      await (stoodIdle ? orSilence(sending, body, silentMs) : sending);
    },
    async giveBack() {
      // What the server said beyond its answer is still being read: such a line ends now, before the next mail takes it for an answer.
      await nextTurn();
      if (line !== undefined) {
        carrying.delete(line);
        idle.rest(line);
      }
      places.leave();
    },
    drop() {
      dropped = true;
      if (line === undefined) return;
      carrying.delete(line);
      line.close();
      places.leave();
    },
  };
}

/** A line can die without a word while it stands idle: then the server never asks for the body. */
async function orSilence(sending: Promise<void>, body: Readable, silentMs: number): Promise<void> {
  const silent = Promise.withResolvers<never>();
  const timer = setTimeout(() => body.readableDidRead || silent.reject(new Error('not a word on a line that stood idle')), silentMs);
  try {
    await Promise.race([sending, silent.promise]);
  } finally {
    clearTimeout(timer);
  }
}
