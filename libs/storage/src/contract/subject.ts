import type { IndexValue, Json, Store, Write } from '../store.ts';

export interface Opened {
  readonly store: Store;
  readonly again?: () => Promise<Store>;
  readonly close: () => Promise<void>;
}

/** Documents stay from test to test, so every test uses ids and owners of its own. */
export interface Subject {
  readonly store: () => Store;
  readonly again: () => Promise<Store>;
}

type Marks = { due?: IndexValue; owner?: IndexValue; unsaid?: IndexValue };

export const caseWrite = (id: string, expect = 0, body: Json = {}, { due = null, owner = null, unsaid = null }: Marks = {}): Write => ({
  collection: 'case',
  id,
  expect,
  body,
  index: { due, owner, unsaid },
});

let last = 0;
export const fresh = (what: string): string => {
  last += 1;
  return `${what}-${last}`;
};
