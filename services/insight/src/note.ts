import { isDeepStrictEqual } from 'node:util';
import { next, type Result, type StepInput, same } from '@mio/flow';
import { blankRow, type CaseRow } from './domain/case-row.ts';

/** An event about a case, which may be the first that insight hears of it. */
export type About<T> = StepInput<CaseRow | undefined, T>;

/** Where and when an event was said. The rows of this flow take events only. */
export function said({ event }: Pick<About<unknown>, 'event'>): { readonly number: number; readonly at: string } {
  if (event === undefined) throw new Error('a row changes by events only');
  return event;
}

/** The row with these facts added; facts that it has already change nothing. */
export function note({ doc, input, at }: About<{ caseId: string }>, facts: (row: CaseRow) => Partial<CaseRow>): Result<CaseRow> {
  const before = doc ?? blankRow(input.caseId);
  const after = { ...before, ...facts(before) };
  return doc !== undefined && isDeepStrictEqual(before, after) ? same() : next({ ...after, changedAt: at });
}
