import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeContract } from './contract.ts';
import { openMongo } from './mongo.ts';
import type { Store } from './store.ts';
import { lossyProxy } from './test/lossy-proxy.ts';

const url = process.env['MIO_TEST_MONGO'];

test('a server is named', ({ skip }) => {
  if (!url && process.env['CI'] !== 'true') skip('MIO_TEST_MONGO names no server');
  expect(url, 'MIO_TEST_MONGO names no server').toBeTruthy();
});

if (url) {
  storeContract('MongoDB', async (collections) => {
    const database = `test-${randomUUID()}`;
    const open = () => openMongo({ url, database, collections });
    const store = await open();
    const close = async () => {
      await store.close();
      await drop(url, database);
    };
    return { store, again: open, close };
  });

  describe('an answer that never comes', () => {
    const database = `test-${randomUUID()}`;
    let proxy: Awaited<ReturnType<typeof lossyProxy>>;
    let store: Store;
    beforeAll(async () => {
      proxy = await lossyProxy(Number(new URL(url).port || 27017));
      store = await openMongo({ url: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`, database, collections: [{ name: 'case', indexes: [] }] });
    });
    afterAll(async () => {
      await store.close();
      proxy.close();
      await drop(url, database);
    });
    const write = (id: string, expected: number, body: string) => ({ collection: 'case', id, expect: expected, body, index: {} });

    test.each(['before', 'after'] as const)('is cleared up by reading back: cut %s the server had it', async (when) => {
      await store.write([write(`${when} b`, 0, 'first'), write(`${when} c`, 0, 'first'), write(`${when} c`, 1, 'second')]);
      const cutsSoFar = proxy.cuts();
      proxy.cutNext(`${when} told`, when);
      const batch = [
        write(`${when} a`, 0, `${when} told`),
        write(`${when} b`, 1, `${when} told`),
        write(`${when} c`, 1, 'too late'),
        write(`${when} d`, 4, 'never'),
      ];
      expect(await store.write(batch)).toEqual(['ok', 'ok', 'conflict', 'conflict']);
      expect(proxy.cuts()).toBe(cutsSoFar + 1);
      expect(
        (
          await store.getMany(
            'case',
            batch.map(({ id }) => id),
          )
        ).map((one) => one && [one.rev, one.body]),
      ).toEqual([[1, `${when} told`], [2, `${when} told`], [2, 'second'], undefined]);
    });

    test('is unavailable when it stays unknown, and the store works again afterwards', async () => {
      proxy.cutNext('unlucky', 'before', 1_000);
      await expect(store.write([write('x', 0, 'unlucky')])).rejects.toMatchObject({ kind: 'unavailable' });
      proxy.cutNext('unlucky', 'before', 0);
      expect(await store.write([write('x', 0, 'unlucky')])).toEqual(['ok']);
    });
  });
}

async function drop(server: string, database: string): Promise<void> {
  const client = await new MongoClient(server).connect();
  await client.db(database).dropDatabase();
  await client.close();
}

describe('no server', () => {
  test('is unavailable, and the password is not told', async () => {
    const opening = openMongo({ url: 'mongodb://user:geheim@127.0.0.1:1/', database: 'x', collections: [] });
    await expect(opening).rejects.toMatchObject({ kind: 'unavailable', message: expect.not.stringContaining('geheim') });
  }, 15_000);
});
