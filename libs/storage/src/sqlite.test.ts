import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from './contract.ts';
import { openSqlite } from './sqlite.ts';

storeContract('SQLite on a file', async (collections) => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const open = () => openSqlite({ path: join(folder, 'case.db'), collections });
  const store = open();
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, again: async () => open(), close };
});

storeContract('SQLite in memory', async (collections) => {
  const store = openSqlite({ path: ':memory:', collections });
  return { store, close: () => store.close() };
});
