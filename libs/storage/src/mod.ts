export type { CollectionSpec, IndexValue, Json, Mark, Page, PageQuery, Store, StoredDocument, Write, WriteResult } from './store.ts';
