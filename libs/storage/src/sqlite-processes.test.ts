import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from './sqlite.ts';

const program = fileURLToPath(new URL('test/writer.ts', import.meta.url));
const writer = (...args: string[]) => spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'case.db');
});
afterEach(() => rmSync(folder, { recursive: true }));
const reopened = () => openSqlite({ path, collections: [{ name: 'case', indexes: ['owner'] }] });

test('every acknowledged write is there after kill -9, and every batch is whole', async () => {
  for (const name of ['first', 'second', 'third']) {
    const acknowledged = await killedAfter(30, name);
    const store = reopened();
    const ids = Array.from({ length: acknowledged + 1 }, (_, n) => Array.from({ length: 20 }, (_, k) => `${name}/${n}/${k}`)).flat();
    expect((await store.getMany('case', ids)).filter((one) => one?.rev !== 1)).toEqual([]);
    expect((await store.count({ collection: 'case', index: 'owner', equals: name })) % 20).toBe(0);
    expect(await store.healthy()).toBe(true);
    await store.close();
  }
}, 60_000);

test('processes that write to one file wait for each other and lose nothing', async () => {
  const children = ['a', 'b', 'c'].map((name) => writer('count', path, name, '60'));
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0]);
  const store = reopened();
  expect(await store.get('case', 'counter')).toMatchObject({ rev: 180, body: 180 });
  await store.close();
}, 60_000);

/** The number of the last batch that was acknowledged before the kill. */
async function killedAfter(batches: number, name: string): Promise<number> {
  const child = writer('endless', path, name);
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.split('\n').length > batches) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}
