import { connect, type Socket } from 'node:net';

export interface Asker {
  /** Sends the body to the path; resolves to the status of the answer. */
  post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<number>;
  close(): void;
}

/**
 * One kept connection that asks one thing at a time and reads of the answer only what it must. Who asks shares the
 * processors with what is measured, so asking must cost next to nothing, as the floor's source does.
 */
export function openAsker(base: string): Asker {
  const { hostname, port, host } = new URL(base);
  const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
  let open: { resolve(status: number): void; reject(error: Error): void } | undefined;
  const end = (error: Error) => {
    open?.reject(error);
    open = undefined;
  };
  socket.on('error', end).on('close', () => end(new Error('the connection was closed before the answer came')));
  readAnswers(socket, (status) => {
    const asked = open;
    open = undefined;
    asked?.resolve(status);
  });
  return {
    post(path, body, headers) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const bytes = Buffer.byteLength(body);
      return new Promise((resolve, reject) => {
        open = { resolve, reject };
        socket.write(`POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${bytes}\r\n${lines.join('')}\r\n${body}`);
      });
    },
    close: () => socket.destroy(),
  };
}

/** Answers of known length, one after another. */
function readAnswers(socket: Socket, answered: (status: number) => void): void {
  let got = '';
  socket.on('data', (text) => {
    got += text;
    const head = got.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(got.slice(0, head))?.[1];
    if (length === undefined) return void socket.destroy(new Error('an answer without a length'));
    if (got.length < head + 4 + Number(length)) return;
    const status = Number(got.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    got = got.slice(head + 4 + Number(length));
    answered(status);
  });
}
