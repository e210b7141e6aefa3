import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

export interface MailDropper {
  readonly proxy: TcpProxy;
  /** The next mail is taken by the server, but its sender never hears so: the line breaks first. */
  dropNext(): void;
  dropped(): number;
}

/** Stands before the mail server. Nobody can know what became of such a mail, least of all its sender. */
export async function startMailDropper(): Promise<MailDropper> {
  let armed = 0;
  let dropped = 0;

  const ofOneLine = () => {
    let body = false;
    return (answer: Buffer): boolean => {
      const taken = body;
      body = answer.subarray(0, 3).toString() === '354';
      if (!taken || armed === 0) return true;
      armed -= 1;
      dropped += 1;
      return false;
    };
  };
  const proxy = await startTcpProxy(ofOneLine);
  return {
    proxy,
    dropNext() {
      armed += 1;
    },
    dropped: () => dropped,
  };
}
