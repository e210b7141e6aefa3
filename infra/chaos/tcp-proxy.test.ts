import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** A server that says back what it hears, behind a proxy. */
async function echo(censor?: Parameters<typeof startTcpProxy>[0]): Promise<TcpProxy> {
  const server = createServer((socket) => void socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startTcpProxy(censor);
  proxy.leadTo((server.address() as AddressInfo).port);
  closings.push(() => server.close(), proxy.close);
  return proxy;
}

async function line(proxy: TcpProxy): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
  closings.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const closed = (socket: Socket) => new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));

async function heard(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString();
}

test('a hole swallows nothing: it comes later', async () => {
  const proxy = await echo();
  const before = await line(proxy);
  expect(await heard(before, 'een')).toBe('een');
  proxy.cut('hole');
  const during = await line(proxy);
  const [one, two] = [heard(before, 'twee'), heard(during, 'drie')];
  expect(await Promise.race([one, two, new Promise((resolve) => setTimeout(resolve, 50, 'nothing'))])).toBe('nothing');
  proxy.mend();
  expect(await Promise.all([one, two])).toEqual(['twee', 'drie']);
});

test('a reset breaks lines and lets none come to be, until it is mended', async () => {
  const proxy = await echo();
  const before = await line(proxy);
  const gone = closed(before);
  proxy.cut('reset');
  await gone;
  // Broken before or just after it comes to be.
  await line(proxy).then(closed, () => undefined);
  proxy.mend();
  expect(await heard(await line(proxy), 'weer')).toBe('weer');
});

test('a slow link keeps the order', async () => {
  const proxy = await echo();
  const socket = await line(proxy);
  proxy.slow(30);
  const begin = performance.now();
  expect(await heard(socket, 'een')).toBe('een');
  expect(performance.now() - begin).toBeGreaterThanOrEqual(25);
  socket.write('twee');
  await new Promise((resolve) => setTimeout(resolve, 10));
  proxy.slow(0);
  let all = '';
  socket.on('data', (chunk: Buffer) => (all += chunk.toString()));
  socket.write('drie');
  while (all.length < 8) await once(socket, 'data');
  expect(all).toBe('tweedrie');
});

test('a censored answer breaks the line', async () => {
  const proxy = await echo(() => (answer) => answer.toString() !== 'stil');
  const socket = await line(proxy);
  expect(await heard(socket, 'luid')).toBe('luid');
  socket.write('stil');
  await closed(socket);
});
