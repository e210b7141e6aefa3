import type { DocumentStore } from '@mio/flow';
import { readHead } from '@mio/flow';
import type { CaseFile } from '../domain/case-file.ts';
import type { Person } from '../domain/who-may.ts';

const largest = 100;
const usual = 50;

/** A page of cases in one of the views that a person has. */
export async function listCases(store: DocumentStore, person: Person, ask: { view: string; page: string; size: number }) {
  const limit = ask.size === 0 ? usual : Math.min(Math.max(ask.size, 1), largest);
  const query = queryOf(person, ask.view);
  if (query === undefined) return { files: [], next: '' };
  const found = await store.page({ collection: 'case', ...query, limit, ...(ask.page === '' ? {} : { after: ask.page }) });
  return { files: found.documents.map((document) => readHead(document).state as CaseFile), next: found.next ?? '' };
}

/** Nobody sees by a list what they may not see by its case: every view is a relation to the case. */
function queryOf({ id, roles, teamIds, coordinates }: Person, view: string) {
  const [coordinated, team] = [coordinates[0], teamIds[0]];
  if (view === 'mine') return { index: 'custodian', equals: `expert:${id}` };
  if (view === 'offered') return { index: 'offeredTo', equals: id };
  if (view === 'team' && roles.includes('coordinator') && coordinated !== undefined) return { index: 'holder', equals: coordinated };
  if (view === 'team' && team !== undefined) return { index: 'queue', equals: team };
  if (view === 'desk' && roles.includes('desk')) return { index: 'desk', from: '' };
  return undefined;
}
