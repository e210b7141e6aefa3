import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newMasterKey } from '@mio/sealing';
import { openSqlite } from '@mio/storage';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { secretsOf } from '../secrets.ts';
import { circle, collections } from './circle.fixture.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let folder: string;
let data: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  [data, file] = [join(folder, 'data'), join(folder, 'mio.mio')];
  mkdirSync(join(data, 'stores'), { recursive: true });
  secretsOf(data);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (id: string, expect: number, body: string) => ({ collection: 'case', id, expect, body, index: { due: 1 } });
const backup = (more: object = {}) => makeBackup({ data, to: file, force: false, env: {}, partBytes: 10_000, ...more });
const restore = (to: string, more: object = {}) => restoreBackup({ from: file, data: to, force: false, env: {}, ...more });
const refused = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/^[^\n]+: [^\n]+\.$/) });

async function fill(stores = join(data, 'stores'), what = 'x'): Promise<void> {
  const store = openSqlite({ path: join(stores, 'casework.db'), collections });
  await store.write(Array.from({ length: 50 }, (_, n) => write(`${n}`, 0, what.repeat(500))));
  await store.close();
}

async function documentsIn(stores: string, name = 'casework') {
  const store = openSqlite({ path: join(stores, `${name}.db`), collections });
  const { documents } = await store.page({ collection: 'case', index: 'due', limit: 1000 });
  await store.close();
  return documents;
}

function folderWithKey(name: string): string {
  const to = join(folder, name);
  mkdirSync(to);
  copyFileSync(join(data, 'secrets.json'), join(to, 'secrets.json'));
  return to;
}

const everythingIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path).toString('base64')];
    });

test('a backup while services write is of one moment: nothing is handled that was not said', async () => {
  const writer = fork(join(import.meta.dirname, 'writer.fixture.ts'), [join(data, 'stores')], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    await once(writer, 'message');
    for (let round = 0; round < 5; round += 1) {
      await backup({ force: true });
      const to = folderWithKey(`to-${round}`);
      await restore(to);
      const [first, second] = await Promise.all(
        circle.map(async (name) => (await documentsIn(join(to, 'stores'), name))[0]!.body as unknown as { said: number; handled: number }),
      );
      expect(first!.said).toBeGreaterThanOrEqual(10);
      expect(first!.handled).toBeLessThanOrEqual(second!.said);
      expect(second!.handled).toBeLessThanOrEqual(first!.said);
    }
    expect(writer.exitCode).toBeNull();
  } finally {
    writer.kill('SIGKILL');
    await once(writer, 'exit');
  }
});

test('what was backed up comes back elsewhere, sealed meanwhile; the key is not in it', async () => {
  await fill();
  const { manifest } = await backup();
  expect(manifest.stores).toMatchObject([{ name: 'casework', documents: { case: 50 } }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const sealed = readFileSync(file);
  const key = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')).MIO_MASTER_KEY;
  for (const canary of ['xxxxx', 'casework', 'SQLite', key.slice(8)]) expect(sealed.includes(canary)).toBe(false);
  const { MIO_MASTER_KEY, ...others } = secretsOf(data);
  const to = join(folder, 'new machine');
  await restore(to, { env: { MIO_MASTER_KEY } });
  expect(await documentsIn(join(to, 'stores'))).toEqual(await documentsIn(join(data, 'stores')));
  expect(secretsOf(to)).toMatchObject({ MIO_MASTER_KEY });
  expect(secretsOf(to).MIO_HOUSE_SECRET).not.toBe(others.MIO_HOUSE_SECRET);
  expect(readdirSync(to).sort()).toEqual(['secrets.json', 'stores']);
  expect(readdirSync(data).sort()).toEqual(['secrets.json', 'stores']);
});

describe('a backup', () => {
  test('replaces no file unless told to', async () => {
    await fill();
    writeFileSync(file, 'dear');
    await expect(backup()).rejects.toEqual(refused('exists'));
    expect(readFileSync(file, 'utf8')).toBe('dear');
    await backup({ force: true });
    expect(readdirSync(folder).sort()).toEqual(['data', 'mio.mio']);
  });

  test('of nothing, or without a key, says what to do and leaves nothing', async () => {
    await expect(backup()).rejects.toEqual(refused('no_stores'));
    await fill();
    rmSync(join(data, 'secrets.json'));
    await expect(backup()).rejects.toEqual(refused('no_key'));
    expect([existsSync(file), readdirSync(data)]).toEqual([false, ['stores']]);
  });
});

describe('a restore that cannot be done changes nothing', () => {
  let to: string;
  beforeEach(async () => {
    await fill();
    await backup();
    to = folderWithKey('to');
    mkdirSync(join(to, 'stores'));
    mkdirSync(join(to, 'nats'));
    writeFileSync(join(to, 'nats', 'block'), 'a stream');
    await fill(join(to, 'stores'), 'old');
  });

  async function changesNothing(code: string, more: object = { force: true }): Promise<void> {
    const before = everythingIn(to);
    await expect(restore(to, more)).rejects.toEqual(refused(code));
    expect(everythingIn(to)).toEqual(before);
  }

  test('another key', async () => {
    writeFileSync(join(to, 'secrets.json'), JSON.stringify({ MIO_MASTER_KEY: newMasterKey('local') }));
    await changesNothing('other_key');
  });

  test('one changed byte, anywhere', async () => {
    const sealed = readFileSync(file);
    for (const [place, code] of [
      [3, 'no_backup'],
      [25, 'other_key'],
      [64, 'tampered'],
      [100, 'tampered'],
      [sealed.length >> 1, 'tampered'],
      [sealed.length - 1, 'tampered'],
    ] as const) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      writeFileSync(file, changed);
      await changesNothing(code);
    }
  });

  test('a file that was cut, or to which something was added', async () => {
    const sealed = readFileSync(file);
    writeFileSync(file, Buffer.concat([sealed, Buffer.from('x')]));
    await changesNothing('tampered');
    for (const length of [sealed.length - 1, sealed.length >> 1, 100, 66]) {
      truncateSync(file, length);
      await changesNothing('tampered');
    }
    truncateSync(file, 10);
    await changesNothing('no_backup');
  });

  test('a part of another backup', async () => {
    const sealed = readFileSync(file);
    await backup({ force: true });
    const other = readFileSync(file);
    const lastFrame = 10_000;
    writeFileSync(file, Buffer.concat([other.subarray(0, -lastFrame), sealed.subarray(-lastFrame)]));
    await changesNothing('tampered');
  });

  test('a folder that is not empty', () => changesNothing('not_empty', {}));

  test('a store that a process has open', async () => {
    const open = openSqlite({ path: join(to, 'stores', 'casework.db'), collections });
    await expect(restore(to, { force: true })).rejects.toEqual(refused('in_use'));
    expect((await open.get('case', '1'))?.body).toContain('old');
    await open.close();
  });

  test('a running system', async () => {
    writeFileSync(join(to, 'running.pid'), String(process.ppid));
    const before = everythingIn(to);
    await expect(restore(to, { force: true })).rejects.toThrow(/^MIO draait al met de gegevens in /);
    expect(everythingIn(to)).toEqual(before);
  });

  test('with --force the old stores are kept beside, and the stream goes', async () => {
    const { before } = await restore(to, { force: true });
    expect(await documentsIn(join(to, 'stores'))).toEqual(await documentsIn(join(data, 'stores')));
    expect((await documentsIn(before!))[0]?.body).toContain('old');
    expect(existsSync(join(to, 'nats'))).toBe(false);
  });
});
