import { firstBroken, type TraceEntry } from '../../../services/casework/src/domain/trace.ts';
import { type HouseDocuments, stateOf } from './house-documents.ts';

interface CaseFile {
  readonly state: string;
  readonly custodian: { readonly kind: string; readonly id: string };
  readonly trace: readonly TraceEntry[];
  readonly traceCount: number;
  readonly traceHash: string;
}
interface Question {
  readonly receivedAt: string;
  readonly openedAt?: string;
  readonly waitingForDesk: boolean;
}

const longestWithoutOwnerMs = 15 * 60_000;
const owners = ['team', 'expert', 'desk'];

/** Asked questions that intake does not have, that never got a case file, or of which intake does not know that they did. */
export function lostQuestions(house: HouseDocuments, caseIds: readonly string[]): string[] {
  return caseIds.filter((caseId) => {
    const question = stateOf<Question>(house, `intake/question/${caseId}`);
    return stateOf(house, `casework/case/${caseId}`) === undefined || question?.openedAt === undefined || question.waitingForDesk;
  });
}

/** Cases whose chain of hashes does not hold or is not the one that the file knows, or in which an entry changes nothing. */
export function brokenTraces(house: HouseDocuments, caseIds: readonly string[]): string[] {
  return caseIds.filter((caseId) => {
    const file = stateOf<CaseFile>(house, `casework/case/${caseId}`);
    if (file === undefined) return false;
    return (
      firstBroken(file.trace) !== undefined ||
      file.trace.some(changesNothing) ||
      file.trace.length !== file.traceCount ||
      file.trace.at(-1)?.hash !== file.traceHash
    );
  });
}

/** A newer decision while matching looks for a person changes what it looks for, not who holds the case. */
const changesNothing = ({ from, to, action }: TraceEntry): boolean => from === to && action !== 'triaged';

/** Cases that were without an open owner for more than 15 minutes (counted from intake's receipt), or held by nobody or by two. `end`: ms. */
export function custodyFaults(house: HouseDocuments, caseIds: readonly string[], end: number): string[] {
  return caseIds.filter((caseId) => {
    const file = stateOf<CaseFile>(house, `casework/case/${caseId}`);
    const question = stateOf<Question>(house, `intake/question/${caseId}`);
    if (file === undefined || question === undefined) return false;
    return !isHeldThroughout(file) || longestWithoutOwner(question.receivedAt, file.trace, end) > longestWithoutOwnerMs;
  });
}

/** Each move begins where the one before ended, and the last one is the file's. */
function isHeldThroughout({ trace, custodian: { kind, id }, state }: CaseFile): boolean {
  const joined = trace.every(({ from, to }, i) => to !== '' && (i === 0 || from === trace[i - 1]!.to));
  const last = trace.at(-1)?.to === (id === '' ? kind : `${kind}:${id}`);
  return joined && last && (kind === 'none') === (state === 'closed');
}

/** ms */
function longestWithoutOwner(receivedAt: string, trace: readonly TraceEntry[], end: number): number {
  let since: number | undefined = Date.parse(receivedAt);
  let longest = 0;
  for (const { at, to } of trace) {
    const owned = owners.includes(to.split(':')[0]!) || to === 'none';
    if (owned && since !== undefined) longest = Math.max(longest, Date.parse(at) - since);
    since = owned ? undefined : (since ?? Date.parse(at));
  }
  return since === undefined ? longest : Math.max(longest, end - since);
}
