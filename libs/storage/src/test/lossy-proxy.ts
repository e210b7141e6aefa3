import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server; cuts the connection before or after the server has had the next message that holds `text`. */
export async function lossyProxy(port: number) {
  let cut: { text: string; when: 'before' | 'after'; times: number } | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let deaf = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (chunk) => {
      const hit = cut && cut.times > 0 && chunk.includes(cut.text) ? cut : undefined;
      if (hit) {
        hit.times -= 1;
        cuts += 1;
      }
      if (hit?.when === 'before') return end();
      deaf ||= hit !== undefined;
      upstream.write(chunk);
    });
    // The answer is proof that the server has done it; the client never sees it.
    upstream.on('data', (chunk) => void (deaf ? end() : client.write(chunk)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (text: string, when: 'before' | 'after', times = 1) => {
      cut = { text, when, times };
    },
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
