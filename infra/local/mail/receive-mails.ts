import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An SMTP server on the loopback that takes every mail; answers 250 only when `keep` has resolved. */
export async function receiveMails({
  port,
  keep,
}: {
  port: number;
  keep: (message: Buffer) => Promise<void>;
}): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    // Its certificate would be self-signed, which a sender that checks certificates rightly refuses.
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 2_000,
    onData: (stream, _, done) =>
      void readAll(stream)
        .then(keep)
        .then(() => done(), done),
  });
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
