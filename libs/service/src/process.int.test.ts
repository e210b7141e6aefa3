import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function starting(): Promise<ChildProcess> {
  const child = fork(new URL('./test/starting.ts', import.meta.url), { silent: true, execArgv: [] });
  started.push(child);
  await once(child.stdout!, 'data');
  return child;
}

test('a service that is still starting ends with its supervisor', async () => {
  const child = await starting();
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a service that is still starting ends on SIGTERM', async () => {
  const child = await starting();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
