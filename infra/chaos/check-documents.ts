import { collectionsOf, pagedList, readHead } from '@mio/flow';
import { openStore, type Store } from '@mio/storage';
import type { CaseFile } from '../../services/casework/src/domain/case-file.ts';
import { firstBroken, type TraceEntry } from '../../services/casework/src/domain/trace.ts';
import { flow as caseworkFlow } from '../../services/casework/src/flow.ts';
import type { Mail } from '../../services/notification/src/domain/mail.ts';
import { flow as notificationFlow } from '../../services/notification/src/flow.ts';

/** What the documents themselves say, read after the system has stopped. */
export interface DocumentFaults {
  /** Asked questions without a case file, or that nobody open holds. */
  readonly lost: string[];
  readonly custody: string[];
  readonly trace: string[];
  /** Mails of which nobody knows whether they arrived; each is with a person. */
  readonly unknownMails: string[];
}

/** `location` as in MIO_STORE. */
export async function checkDocuments(location: string, caseIds: readonly string[]): Promise<DocumentFaults> {
  const faults: DocumentFaults = { lost: [], custody: [], trace: [], unknownMails: [] };
  const casework = await openStore(location, { name: 'casework', collections: collectionsOf(caseworkFlow) });
  for (const caseId of caseIds) await checkCase(casework, caseId, faults);
  await casework.close();
  const notification = await openStore(location, { name: 'notification', collections: collectionsOf(notificationFlow) });
  const { documents } = await notification.page({ collection: 'mail', index: 'state', equals: 'unknown', limit: 1000 });
  faults.unknownMails.push(...documents.map((document) => (readHead(document).state as Mail).id));
  await notification.close();
  return faults;
}

async function checkCase(store: Store, caseId: string, faults: DocumentFaults): Promise<void> {
  const stored = await store.get('case', `casework/case/${caseId}`);
  const file = stored === undefined ? null : (readHead(stored).state as CaseFile | null);
  if (stored === undefined || file === null) return void faults.lost.push(caseId);
  const trace = await pagedList<TraceEntry>(store, { service: 'casework', kind: 'case', key: caseId, list: 'trace' });
  if (firstBroken(trace) !== undefined || trace.length !== file.traceCount) faults.trace.push(caseId);
  if (!isHeldThroughout(trace, file)) faults.custody.push(caseId);
}

/** At every moment exactly one custodian: each move begins where the one before ended, and the last one is the file's. */
function isHeldThroughout(trace: readonly TraceEntry[], { custodian, state }: CaseFile): boolean {
  const joined = trace.every((entry, i) => entry.to !== '' && (i === 0 || entry.from === trace[i - 1]!.to));
  const { kind, id } = custodian;
  const last = trace.at(-1)?.to === (id === '' ? kind : `${kind}:${id}`);
  return joined && last && (kind === 'none') === (state === 'closed');
}
