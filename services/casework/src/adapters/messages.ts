import type { CaseSummary, GetCaseResponse, MatchReasons, TraceEntry as TraceMessage } from '@mio/contracts/rpc/casework/v1/service';
import type { CaseFile, Custodian } from '../domain/case-file.ts';
import type { TraceEntry } from '../domain/trace.ts';

export const summaryOf = (file: CaseFile): CaseSummary => ({
  caseId: file.caseId,
  state: file.state,
  custodian: file.custodian,
  schoolId: file.schoolId,
  scope: file.scope,
  topic: file.topics[0] ?? '',
  urgency: file.urgency,
  receivedAt: file.receivedAt,
  since: file.since,
  expiresAt: file.state === 'offered' && file.offer?.expiresAt ? file.offer.expiresAt : undefined,
  deskReason: file.deskReason,
  best: [...file.best],
  team: file.offer?.team ?? '',
  expertId: file.offer?.expertId ?? '',
});

/** Everything but what is sealed; `may` and the opened words are the caller's to add. */
export const caseOf = (file: CaseFile, trace: readonly TraceEntry[]): Omit<GetCaseResponse, 'may' | 'rejections'> => ({
  summary: summaryOf(file),
  trace: trace.map(traceMessage),
  match: matchOf(file),
  co: [...(file.match?.co ?? file.triage?.co ?? [])],
  parentsInformed: file.parentsInformed,
  role: file.role,
  topics: [...file.topics],
  probability: file.triage?.probability ?? 0,
  decidedBy: file.triage?.decidedBy ?? '',
  mailTroubles: file.mailTroubles.map(({ template, recipient, unknown }) => ({ template, personId: recipient, unknown })),
});

function matchOf({ match }: CaseFile): MatchReasons | undefined {
  if (match === null) return undefined;
  const { team, expertId, score, reasons, runnerUp } = match;
  return { team, expertId, score, reasons, runnerUp };
}

const traceMessage = ({ number, at, by, action, from, to, reason, hash }: TraceEntry): TraceMessage => ({
  number,
  at,
  by,
  action,
  from: custodianOf(from),
  to: custodianOf(to),
  reason,
  hash,
});

function custodianOf(written: string): Custodian {
  const [kind = 'none', id = ''] = written.split(':');
  return { kind: kind as Custodian['kind'], id };
}
