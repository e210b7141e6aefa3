import { Rejected } from '@mio/runtime';
import type { Page, PageQuery, StoredDocument } from './store.ts';

/** The last entry of the previous page. */
export interface Cursor {
  readonly value: string | number;
  readonly id: string;
}

type Value = string | number;

/** Reads `after`. A cursor may have been in a person's hands, so one that lies outside the query is refused. */
export function cursorOf({ after, equals, from, to }: PageQuery): Cursor | undefined {
  if (after === undefined) return undefined;
  const cursor = decoded(after);
  const inside = cursor && (equals === undefined ? fits(from, cursor.value) && fits(cursor.value, to) : cursor.value === equals);
  if (!inside) throw Rejected('unknown_page', 'Deze bladzijde bestaat niet meer. Begin opnieuw bij het begin van de lijst.');
  return cursor;
}

/** `found` holds up to one document more than asked: it says whether there is a next page. */
export function pageOf({ index, limit }: PageQuery, found: readonly StoredDocument[]): Page {
  const documents = found.slice(0, limit);
  const last = documents.at(-1);
  if (found.length <= limit || !last) return { documents };
  return { documents, next: Buffer.from(JSON.stringify([last.index[index], last.id])).toString('base64url') };
}

function decoded(after: string): Cursor | undefined {
  try {
    const [value, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    return (typeof value === 'string' || typeof value === 'number') && typeof id === 'string' ? { value, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Both stores order text by its UTF-8 bytes. */
function fits(low: Value | undefined, high: Value | undefined): boolean {
  if (low === undefined || high === undefined) return true;
  if (typeof low === 'number' || typeof high === 'number') return typeof low === typeof high && low <= high;
  return Buffer.compare(Buffer.from(low), Buffer.from(high)) <= 0;
}
