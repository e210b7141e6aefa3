// What flow needs from a store and a stream. libs/storage and libs/messaging fit these by shape;
// a service's main.ts introduces them.

export type IndexValue = string | number | null;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface StoredDocument {
  readonly id: string;
  readonly rev: number;
  readonly body: Json;
  readonly index: Readonly<Record<string, IndexValue>>;
}
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly expect: number;
  readonly body: Json;
  readonly index: Readonly<Record<string, IndexValue>>;
}
export interface Mark {
  readonly collection: string;
  readonly id: string;
  readonly when: { readonly index: string; readonly equals: IndexValue };
  readonly set: Readonly<Record<string, IndexValue>>;
}
export interface PageQuery {
  readonly collection: string;
  readonly index: string;
  readonly equals?: string | number;
  readonly from?: string | number;
  readonly to?: string | number;
  readonly descending?: boolean;
  readonly after?: string;
  readonly limit: number;
}
export interface DocumentStore {
  get(collection: string, id: string): Promise<StoredDocument | undefined>;
  write(batch: readonly Write[]): Promise<readonly ('ok' | 'conflict')[]>;
  mark(batch: readonly Mark[]): Promise<void>;
  page(query: PageQuery): Promise<{ readonly documents: readonly StoredDocument[]; readonly next?: string }>;
  count(query: { collection: string; index: string; equals?: string | number; from?: string | number; to?: string | number }): Promise<number>;
  remove(collection: string, ids: readonly string[]): Promise<void>;
}

/** An event ready to go; `mark` tells its document that it is out. */
export interface Outgoing {
  readonly id: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly mark: unknown;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
export interface Clock {
  now(): string;
}
