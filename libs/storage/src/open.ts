import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '@mio/runtime';
import { openMongo } from './mongo.ts';
import { openSqlite } from './sqlite.ts';
import type { CollectionSpec, Store } from './store.ts';

export interface OpenOptions {
  /** The service: names the MongoDB database or the file in the folder. */
  readonly name: string;
  readonly collections: readonly CollectionSpec[];
}

/**
 * Opens `mongodb://…`, `mongodb+srv://…`, `sqlite:/folder` or `sqlite::memory:`. TypeError when `location` is none of
 * these; Unavailable, with a sentence for the log, when it cannot be opened now.
 */
export async function openStore(location: string, { name, collections }: OpenOptions): Promise<Store> {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new TypeError('A store is named in small letters, such as "intake".');
  if (/^mongodb(\+srv)?:\/\//.test(location)) return openMongo({ url: location, database: name, collections });
  if (location === 'sqlite::memory:') return openSqlite({ path: ':memory:', collections });
  const folder = /^sqlite:(?<folder>[^:].*)$/.exec(location)?.groups?.['folder'];
  // The location may hold a password, so it is not repeated.
  if (!folder) throw new TypeError('A store is "mongodb://host:port", "sqlite:/folder" or "sqlite::memory:"; the one that was given is none of these.');
  return openSqlite({ path: join(made(folder), `${name}.db`), collections });
}

function made(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw Unavailable(`The folder ${folder} cannot be made: choose another folder for the data or change who may write there.`, error);
  }
}
