import { declared } from './checks.ts';
import { guarded } from './guarded.ts';
import { sqliteDriver } from './sqlite-driver.ts';
import { openFile } from './sqlite-file.ts';
import type { CollectionSpec, Store } from './store.ts';

export interface SqliteOptions {
  /** A file in an existing folder, or ":memory:". Several processes may open the same file. */
  readonly path: string;
  readonly collections: readonly CollectionSpec[];
}

/** Opens or creates the file. Throws Unavailable, with a sentence for the log, when that is not possible. */
export function openSqlite({ path, collections }: SqliteOptions): Store {
  declared(collections);
  return guarded(collections, sqliteDriver(openFile(path, collections), path, collections));
}
