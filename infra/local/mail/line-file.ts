import { open } from 'node:fs/promises';

export interface Place {
  readonly at: number;
  readonly length: number;
}

/** A file that only grows, line by line. */
export interface LineFile {
  /** Resolves when the line is on the disk; those that come at the same time share one write. */
  append(line: string): Promise<Place>;
  read(place: Place): Promise<string>;
  /** Begins anew with this line. */
  beginAnew(line: string): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly bytes: Buffer;
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
}

/** Hands every line that is there to `known`; half a line, of a process that was killed, is cut off. */
export async function openLineFile(path: string, known: (line: string, place: Place) => void): Promise<LineFile> {
  const file = await open(path, 'a+');
  let waiting: Waiting[] = [];
  let size = eachLine(await file.readFile(), known);
  await file.truncate(size);
  let last: Promise<unknown> = Promise.resolve();

  /** One after another, whatever became of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  }

  async function writeWaiting(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      await file.appendFile(Buffer.concat(batch.map(({ bytes }) => bytes)));
      await file.datasync();
    } catch (error) {
      await file.truncate(size).catch(() => {});
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const { bytes, resolve } of batch) {
      resolve({ at: size, length: bytes.length - 1 });
      size += bytes.length;
    }
  }

  return {
    append: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ bytes: Buffer.from(`${line}\n`), resolve, reject });
        if (waiting.length === 1) void inTurn(writeWaiting);
      }),
    async read({ at, length }) {
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.toString();
    },
    beginAnew: (line) =>
      inTurn(async () => {
        await file.truncate(0);
        await file.appendFile(`${line}\n`);
        size = Buffer.byteLength(line) + 1;
      }),
    close: () => inTurn(() => file.close()),
  };
}

/** Returns where the last whole line ends. */
function eachLine(bytes: Buffer, known: (line: string, place: Place) => void): number {
  let at = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
    known(bytes.toString('utf8', at, end), { at, length: end - at });
    at = end + 1;
  }
  return at;
}
