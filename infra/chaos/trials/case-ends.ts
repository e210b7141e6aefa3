import { readHead } from '@mio/flow';
import type { StoredDocument } from '@mio/storage';
import type { CaseFile } from '../../../services/casework/src/domain/case-file.ts';
import { type CaseRow, inOrder } from '../../../services/insight/src/domain/case-row.ts';
import type { Stores } from '../stores.ts';
import type { Chain } from './chains.ts';

/** How a case ended, as text that is the same for every case of the same chain; undefined while it has not settled. */
export async function endOf(stores: Stores, chain: Chain, caseId: string): Promise<string | undefined> {
  const [file, row] = await Promise.all([
    stores.of('casework').get('case', `casework/case/${caseId}`),
    stores.of('insight').get('row', `insight/row/${caseId}`),
  ]);
  const [case_, figures] = [stateOf<CaseFile>(file), stateOf<CaseRow>(row)];
  if (case_ === undefined || figures === undefined) return undefined;
  const end = chain.overtaken ? [outcomeOf(case_), rowOutcomeOf(figures)] : [wholeOf(case_), { ...figures, changedAt: '' }];
  return JSON.stringify(end).replaceAll(caseId, 'CASE').replace(isoTimes, 'TIME');
}

const isoTimes = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function stateOf<S>(stored: StoredDocument | undefined): S | undefined {
  if (stored === undefined) return undefined;
  const { state, early } = readHead(stored);
  return state === null || early.length > 0 ? undefined : (state as S);
}

/** Keys and hashes are each case's own; the trace is told by its verbs. */
const wholeOf = ({ trace, traceHash: _, caseKey: __, ...rest }: CaseFile) => ({
  ...rest,
  trace: trace.map(({ action, from, to, reason }) => [action, from, to, reason]),
});

const outcomeOf = ({ state, custodian, outcome, deskReason, rejections, mailTroubles, schoolId, role }: CaseFile) => ({
  state,
  custodian,
  outcome,
  deskReason,
  rejections,
  mailTroubles,
  schoolId,
  role,
});

const rowOutcomeOf = ({ askedAt, withdrawnAt, decisions, matches, mails, moves }: CaseRow) => {
  const last = inOrder(moves).at(-1);
  return { askedAt, withdrawnAt, decisions, matches, mails, last: [last?.what, last?.state, last?.custodian] };
};
