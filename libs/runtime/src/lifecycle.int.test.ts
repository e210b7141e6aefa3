import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(file: string, ...args: string[]) {
  const child = fork(new URL(file, import.meta.url), args, { silent: true, execArgv: [] });
  started.push(child);
  let output = '';
  child.stdout!.on('data', (bytes) => {
    output += bytes;
  });
  const says = () =>
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string; level: string; part?: string });
  const ended = Promise.all([once(child, 'exit'), once(child.stdout!, 'end')]).then(([[code]]) => code as number);
  const until = (text: string) => expect.poll(() => output, { timeout: 5_000 }).toContain(text);
  return { child, says, ended, until };
}

const inOrder = ['last closed', 'did not close well', 'did not close in time', 'first closed'];
const after = (says: { msg: string }[], from: string) => says.map(({ msg }) => msg).slice(says.findIndex(({ msg }) => msg === from) + 1);

test.each(['SIGTERM', 'SIGINT'] as const)('%s closes in reverse order, past what fails or hangs, and exits 0', async (signal) => {
  const { child, says, ended, until } = start('./test/process.ts');
  await until('started');
  child.kill(signal);
  child.kill(signal);
  expect(await ended).toBe(0);
  expect(after(says(), 'closing').filter((msg) => msg !== 'closing')).toEqual(inOrder);
});

test.each(['throws', 'rejects'])('a process that %s says so, closes and exits 1', async (how) => {
  const { says, ended } = start('./test/process.ts', how);
  expect(await ended).toBe(1);
  expect(says().find(({ level }) => level === 'error')).toMatchObject({ err: { kind: 'TypeError', message: 'a bug' } });
  expect(after(says(), 'an error that nobody caught; closing')).toEqual(inOrder);
});

test('a process whose channel to its supervisor closes, closes too', async () => {
  const { child, says, ended, until } = start('./test/process.ts');
  await until('started');
  child.disconnect();
  expect(await ended).toBe(0);
  expect(after(says(), 'closing')).toEqual(inOrder);
});

test('a process whose channel to its supervisor closed before it listened, closes too', async () => {
  const { child, says, ended, until } = start('./test/process.ts', 'late');
  await until('waiting');
  child.disconnect();
  expect(await ended).toBe(0);
  expect(after(says(), 'closing').filter((msg) => msg !== 'started')).toEqual(inOrder);
});

test('a process that watches its supervisor closes when that one is killed', async () => {
  const supervisor = start('./test/supervisor.ts');
  await once(supervisor.child, 'message');
  await supervisor.until('started');
  supervisor.child.kill('SIGKILL');
  // The output stays open for as long as the watched process lives.
  await supervisor.ended;
  expect(after(supervisor.says(), 'closing')).toEqual(inOrder);
});
