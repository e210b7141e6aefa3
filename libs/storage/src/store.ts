// The port. Both drivers pass the same contract suite (contract.ts).

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A value that can be ordered in an index; null means "not in this index". */
export type IndexValue = string | number | null;

/**
 * A collection is declared with its single-field indexes; every document carries a value (or null) for each.
 * An entry is found through an index by equality or range, ordered by (value, id). `values` lie beside them for marks
 * and readers; nobody searches by them, so they cost no index.
 */
export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly string[];
  readonly values?: readonly string[];
}

/** What a document carries beside its body, in the order of the drivers. */
export const carried = ({ indexes, values = [] }: CollectionSpec): readonly string[] => [...indexes, ...values];

export interface StoredDocument {
  readonly id: string;
  /** 1 at creation, +1 with every write. */
  readonly rev: number;
  readonly body: Json;
  readonly index: Readonly<Record<string, IndexValue>>;
}

/** Creates (expect 0) or replaces revision `expect`. `index` names every index and value of the collection. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly expect: number;
  readonly body: Json;
  readonly index: Readonly<Record<string, IndexValue>>;
}

/** `conflict`: another revision is there (or none). A batch is never atomic as a whole. */
export type WriteResult = 'ok' | 'conflict';

/**
 * Sets index values without changing body or revision, where the index named in `when` still has that value.
 * For lazy marks; losing one is harmless.
 */
export interface Mark {
  readonly collection: string;
  readonly id: string;
  readonly when: { readonly index: string; readonly equals: IndexValue };
  readonly set: Readonly<Record<string, IndexValue>>;
}

export interface PageQuery {
  readonly collection: string;
  readonly index: string;
  /** Either equality … */
  readonly equals?: string | number;
  /** … or a range, both ends included; entries whose value is null are never found. */
  readonly from?: string | number;
  readonly to?: string | number;
  readonly descending?: boolean;
  /** `next` of the previous page. */
  readonly after?: string;
  /** 1–1000. */
  readonly limit: number;
}

export interface Page {
  readonly documents: readonly StoredDocument[];
  /** Absent on the last page. Opaque. */
  readonly next?: string;
}

/** All methods fail with Failure kind "unavailable" when the store cannot be reached, is full or the outcome is unknown even after reading back. */
export interface Store {
  get(collection: string, id: string): Promise<StoredDocument | undefined>;
  /** In the order of `ids`; undefined where there is none. */
  getMany(collection: string, ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]>;
  /** One result per write, in order. Two writes to one document in a batch are applied in order. */
  write(batch: readonly Write[]): Promise<readonly WriteResult[]>;
  mark(batch: readonly Mark[]): Promise<void>;
  page(query: PageQuery): Promise<Page>;
  count(query: { collection: string; index: string; equals?: string | number; from?: string | number; to?: string | number }): Promise<number>;
  /** Removes documents for good (retention, erasure). */
  remove(collection: string, ids: readonly string[]): Promise<void>;
  /** True when a write would be durable now. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a driver gets of a write: its body once more, as checked text. */
export type CheckedWrite = Write & { readonly text: string };

/** A store without the checks that all drivers share. */
export interface Driver extends Omit<Store, 'write'> {
  write(batch: readonly CheckedWrite[]): Promise<readonly WriteResult[]>;
}
