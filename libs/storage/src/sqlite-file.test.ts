import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from './open.ts';
import { openSqlite } from './sqlite.ts';
import { sqliteDriver } from './sqlite-driver.ts';
import { openFile } from './sqlite-file.ts';
import { conditionOf } from './sqlite-query.ts';
import { tableOf } from './sqlite-table.ts';
import type { PageQuery } from './store.ts';

const spec = { name: 'case', indexes: ['due'] };
const write = (id: string, expect = 0, due: number | null = null, body = '') => ({
  collection: 'case',
  id,
  expect,
  body,
  text: JSON.stringify(body),
  index: { due },
});

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'case.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a full disk is unavailable and loses nothing; with space again the same handle writes', async () => {
  const db = openFile(path, [spec]);
  const store = sqliteDriver(db, path, [spec]);
  await store.write([write('before')]);
  db.exec('PRAGMA max_page_count = 20');
  const big = 'x'.repeat(50_000);
  await expect(store.write([write('small'), write('big', 0, 1, big), write('more', 0, 1, big)])).rejects.toMatchObject({ kind: 'unavailable' });
  expect((await store.getMany('case', ['before', 'small', 'big'])).map((one) => one?.id)).toEqual(['before', undefined, undefined]);
  db.exec('PRAGMA max_page_count = 1000000');
  expect(await store.write([write('small'), write('big', 0, 1, big), write('more', 0, 1, big)])).toEqual(['ok', 'ok', 'ok']);
  await store.close();
});

test('a file held by somebody else is waited for', async () => {
  const store = openSqlite({ path, collections: [spec] });
  const holder = new DatabaseSync(path);
  holder.exec('BEGIN IMMEDIATE');
  const writing = store.write([write('waits')]);
  expect(await store.get('case', 'waits')).toBeUndefined();
  holder.exec('COMMIT');
  expect(await writing).toEqual(['ok']);
  holder.close();
  await store.close();
});

test('an index that is declared later is added; older documents have null in it until they are written', async () => {
  const before = openSqlite({ path, collections: [spec] });
  await before.write([write('old', 0, 5)]);
  const after = openSqlite({
    path,
    collections: [
      { name: 'case', indexes: ['owner', 'due'] },
      { name: 'new', indexes: [] },
    ],
  });
  expect((await after.get('case', 'old'))?.index).toEqual({ owner: null, due: 5 });
  await after.write([{ collection: 'case', id: 'old', expect: 1, body: '', index: { owner: 'c1', due: 6 } }]);
  expect((await after.page({ collection: 'case', index: 'owner', equals: 'c1', limit: 1 })).documents).toMatchObject([{ id: 'old', rev: 2 }]);
  expect(await before.write([write('still works', 0, 7), write('old', 2, 8)])).toEqual(['ok', 'ok']);
  expect((await before.get('case', 'old'))?.index).toEqual({ due: 8 });
  await before.close();
  await after.close();
});

describe('every list reads one stretch of its index, without sorting', () => {
  const cursor = { value: 7, id: 'x' };
  const ranges: Omit<PageQuery, 'collection' | 'index' | 'limit'>[] = [{ equals: 7 }, { from: 1, to: 9 }, { from: 1 }, { to: 9 }, { to: 'x' }, {}];
  const queries = ranges
    .flatMap((range) => [range, { ...range, descending: true }])
    .flatMap(
      (query) =>
        [
          [query, undefined],
          [query, cursor],
        ] as const,
    );
  test.each(queries)('%j after %j', (query, after) => {
    const db = openFile(':memory:', [spec]);
    const { where, values } = conditionOf({ index: 'due', ...query }, after);
    const order = query.descending ? '"ix_due" DESC, id DESC' : '"ix_due", id';
    const sql = `EXPLAIN QUERY PLAN ${tableOf(spec).select('documents', 'due')} WHERE ${where} ORDER BY ${order} LIMIT 5`;
    const plan = db
      .prepare(sql)
      .all(...values)
      .map(({ detail }) => String(detail));
    expect(plan).toHaveLength(1);
    expect(plan[0]).toMatch(/^(SEARCH case USING INDEX case\/due|SCAN case USING INDEX case\/due$)/);
    if (Object.keys(query).some((key) => key !== 'descending') || after) expect(plan[0]).toMatch(/^SEARCH/);
    db.close();
  });
});

describe('opening', () => {
  test('makes the folder and names the file', async () => {
    const store = await openStore(`sqlite:${folder}/deep/er`, { name: 'intake', collections: [spec] });
    await store.close();
    expect(existsSync(join(folder, 'deep/er/intake.db'))).toBe(true);
    await (await openStore('sqlite::memory:', { name: 'intake', collections: [spec] })).close();
  });

  test('fails with one sentence', async () => {
    writeFileSync(join(folder, 'file'), 'not a folder');
    writeFileSync(join(folder, 'broken.db'), 'no database '.repeat(1_000));
    const opening = (location: string, name = 'broken') => openStore(location, { name, collections: [spec] });
    await expect(opening(`sqlite:${folder}/file/sub`)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^The folder .* cannot be made: /),
    });
    expect(() => openSqlite({ path: `${folder}/none/x.db`, collections: [] })).toThrow(/^The folder .* cannot be written: choose another/);
    await expect(opening(`sqlite:${folder}`)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('is no SQLite file') });
    for (const location of ['', 'sqlite:', 'sqlite::', 'postgres://user:geheim@host', folder]) {
      await expect(opening(location)).rejects.toThrow(/^A store is "mongodb:\/\/host:port", "sqlite:\/folder" or "sqlite::memory:"; the one/);
    }
    await expect(opening('sqlite::memory:', '../x')).rejects.toThrow(/^A store is named/);
  });

  test('refuses names that are no names', () => {
    for (const collections of [
      [{ name: 'a"b', indexes: [] }],
      [{ name: 'a', indexes: ['x y'] }],
      [spec, { name: 'Case', indexes: [] }],
      [{ name: 'a', indexes: ['x', 'x'] }],
      [{ name: 'sqlite_x', indexes: [] }],
    ]) {
      expect(() => openSqlite({ path: ':memory:', collections })).toThrow(TypeError);
    }
  });
});
