import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';

/** What a backup holds; lies sealed in it, before the stores. */
export interface Manifest {
  readonly format: 1;
  /** Of this one backup; its parts are sealed for it, so that parts of two backups cannot be mixed. */
  readonly id: string;
  /** The one moment of which all stores are. ISO 8601. */
  readonly madeAt: string;
  /** Ids of all master keys then in use; without one of them some texts do not open. */
  readonly masterKeys: readonly string[];
  readonly stores: readonly StoreFacts[];
}

export interface StoreFacts {
  /** The service. */
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Collection -> number of documents. */
  readonly documents: Readonly<Record<string, number>>;
}

/** A service's name as @mio/storage has it: never a path. */
export const storeName = /^[a-z][a-z0-9-]{0,40}$/;

/** Of a file that nobody writes. */
export async function factsOf(name: string, path: string): Promise<StoreFacts> {
  return { name, bytes: statSync(path).size, sha256: await sha256Of(path), documents: documentsIn(path) };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function documentsIn(path: string): Record<string, number> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '~health' ORDER BY name")
      .all();
    return Object.fromEntries(tables.map(({ name }) => [name, Number(db.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.['n'])]));
  } finally {
    db.close();
  }
}
