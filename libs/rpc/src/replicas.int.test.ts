import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { callsTo } from './mod.ts';
import { targetsOf } from './targets.ts';
import { casework, secret, serveCasework, status } from './test/casework-calls.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const long = { deadlineMs: 10_000 };
const one = { caseId: 'c1' };

function calls(...ports: number[]) {
  const made = callsTo(casework, { addresses: ports.map((port) => `127.0.0.1:${port}`), service: 'portal', audience: 'casework', secret });
  closing.push(made.close);
  return made;
}

async function serve(stateOf: string) {
  const served = await serveCasework({ getStatus: async () => ({ ...status, state: stateOf }) });
  closing.push(served.close);
  return served;
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The next message from the replica that `is` recognises. */
async function said<T>(replica: ChildProcess, is: (message: unknown) => message is T): Promise<T> {
  for (;;) {
    const [message] = await once(replica, 'message');
    if (is(message)) return message;
  }
}

test('calls go round the replicas', async () => {
  const [a, b] = [await serve('a'), await serve('b')];
  const { getStatus } = calls(a.port, b.port);
  const answers = async () => new Set([(await getStatus(one, long)).state, (await getStatus(one, long)).state]);
  await expect.poll(answers, { timeout: 15_000 }).toEqual(new Set(['a', 'b']));
});

test('when every address refuses, the answer is Unavailable long before the deadline', async () => {
  const from = performance.now();
  await expect(calls(await closedPort(), await closedPort()).getStatus(one, long)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(performance.now() - from).toBeLessThan(2_000);
});

test('a refusing replica costs nothing while another answers', async () => {
  const { port } = await serve('b');
  const { getStatus } = calls(await closedPort(), port);
  for (let i = 0; i < 5; i++) await expect(getStatus(one, long)).resolves.toMatchObject({ state: 'b' });
});

test('a replica killed in mid-call hands the call to the other', async () => {
  const replica = fork(new URL('./test/replica.ts', import.meta.url), { execArgv: [] });
  closing.push(() => replica.kill('SIGKILL'));
  const { port: doomed } = await said(replica, (message): message is { port: number } => typeof message === 'object');
  const taken = said(replica, (message): message is 'taken' => message === 'taken');
  const { port } = await serve('b');
  const { getStatus } = calls(doomed, port);
  const answers = Array.from({ length: 8 }, () => getStatus(one, long));
  const more = setInterval(() => answers.push(getStatus(one, long)), 20);
  await taken;
  clearInterval(more);
  replica.kill('SIGKILL');
  for (const answer of answers) await expect(answer).resolves.toMatchObject({ state: 'b' });
});

test('a server that comes back is found again', async () => {
  const first = await serve('first');
  const { getStatus } = calls(first.port);
  await expect(getStatus(one, long)).resolves.toMatchObject({ state: 'first' });
  await first.close();
  await expect(getStatus(one, long)).rejects.toMatchObject({ kind: 'unavailable' });
  const again = await serveCasework({}, first.port);
  closing.push(again.close);
  await expect.poll(() => getStatus(one, long).catch(() => 'not yet'), { timeout: 5_000 }).toEqual(status);
});

test('numbered addresses share a channel, names have their own', () => {
  expect(targetsOf(['localhost:1', '127.0.0.1:2', 'casework:9090'])).toEqual(['ipv4:127.0.0.1:1,127.0.0.1:2', 'dns:casework:9090']);
  expect(() => targetsOf([])).toThrow('no address');
});
