import type { Cursor } from './cursor.ts';
import { columnOf } from './sqlite-table.ts';
import type { PageQuery } from './store.ts';

export interface Condition {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** The part of an index that a query means, beginning after `cursor`. */
export function conditionOf({ index, equals, from, to, descending }: Omit<PageQuery, 'collection' | 'limit'>, cursor?: Cursor): Condition {
  const column = columnOf(index);
  const present: Term = [`${column} IS NOT NULL`];
  const beyond = descending ? '<' : '>';
  if (equals !== undefined) {
    return joined([present, [`${column} = ?`, equals], cursor && [`id ${beyond} ?`, cursor.id]]);
  }
  // The cursor takes the place of the bound on its side: given both, SQLite may seek by the wrong one.
  const after: Term | undefined = cursor && [`(${column}, id) ${beyond} (?, ?)`, cursor.value, cursor.id];
  const low: Term | undefined = after && !descending ? after : lowBound(column, from, to);
  const high: Term | undefined = after && descending ? after : highBound(column, from, to);
  return joined([present, low, high]);
}

type Term = readonly [sql: string, ...values: (string | number)[]];
type Bound = string | number | undefined;

/** Numbers come before text, so '' parts them: a range finds values of its own type only, as MongoDB's do. */
function lowBound(column: string, from: Bound, to: Bound): Term | undefined {
  if (from !== undefined) return [`${column} >= ?`, from];
  return typeof to === 'string' ? [`${column} >= ''`] : undefined;
}

function highBound(column: string, from: Bound, to: Bound): Term | undefined {
  if (to !== undefined) return [`${column} <= ?`, to];
  return typeof from === 'number' ? [`${column} < ''`] : undefined;
}

function joined(terms: readonly (Term | undefined)[]): Condition {
  const given = terms.filter((term) => term !== undefined);
  return { where: given.map(([sql]) => sql).join(' AND '), values: given.flatMap(([, ...values]) => values) };
}
