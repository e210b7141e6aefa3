import { afterAll, beforeAll, describe } from 'vitest';
import { closeRules } from './contract/closing.ts';
import { documentRules } from './contract/documents.ts';
import { markRules } from './contract/marks.ts';
import { pageRules } from './contract/pages.ts';
import { raceRules } from './contract/races.ts';
import type { Opened, Subject } from './contract/subject.ts';
import type { CollectionSpec } from './store.ts';

const collections: readonly CollectionSpec[] = [
  { name: 'case', indexes: ['due', 'owner'], values: ['unsaid'] },
  { name: 'case-pages', indexes: [] },
  { name: 'people', indexes: ['owner'] },
];

/**
 * What every driver must do. `open` gives an empty store with these collections; `again` opens a second handle on the
 * same documents, where the store can have one.
 */
export function storeContract(name: string, open: (collections: readonly CollectionSpec[]) => Promise<Opened>): void {
  describe(`${name} keeps the contract of the store`, () => {
    let opened: Opened;
    const subject: Subject = { store: () => opened.store, again: () => opened.again?.() ?? Promise.resolve(opened.store) };
    beforeAll(async () => {
      opened = await open(collections);
    }, 60_000);
    afterAll(() => opened?.close());
    documentRules(subject);
    raceRules(subject);
    markRules(subject);
    pageRules(subject);
    closeRules(() => open(collections));
  });
}
