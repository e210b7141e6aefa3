import type { matchingEvents, triageEvents } from '@mio/contracts';
import { early, type Next, next, type StepInput, same } from '@mio/flow';
import { type CaseFile, isMachine, triageDesk, urgencyOf } from './domain/case-file.ts';
import { custodyMoved, moved } from './domain/custody.ts';

/** The machine is unsure, or a child may be in danger: people decide. */
export const requestReview = ({ doc, input, at, by }: StepInput<CaseFile, triageEvents.TriageReviewRequested>) => {
  const late = doc.custodian.kind === 'desk' && doc.deskReason === 'machine_silent';
  if (doc.custodian.kind !== 'triage' && !late) return same();
  const read = { best: input.best, urgency: urgencyOf(input.urgency), topics: input.topics.length > 0 ? input.topics : doc.topics };
  // It lies there already; what the machine read helps the desk all the same.
  if (late) return next({ ...doc, ...read, deskReason: input.reason });
  return toDesk(doc, at, by, input.reason, read);
};

/** Nobody fits: people decide. */
export const noMatch = ({ doc, input, at, by }: StepInput<CaseFile, matchingEvents.MatchNotFound>) => {
  const known = doc.triage?.decision ?? 0;
  if (input.decision > known && (isMachine(doc.custodian) || doc.custodian.kind === 'desk')) return early();
  if (doc.custodian.kind !== 'matching' || input.decision < known) return same();
  return toDesk(doc, at, by, 'no_match', {});
};

/** A machine that is silent for ten minutes loses the case. */
export const leaveSilentMachine = ({ doc, at, by }: StepInput<CaseFile, string>) =>
  isMachine(doc.custodian) ? toDesk(doc, at, by, 'machine_silent', {}) : same();

/** Used wherever people must look. */
export function toDesk(doc: CaseFile, at: string, by: string, reason: string, change: Partial<CaseFile>): Next<CaseFile> {
  const after = moved(doc, { to: triageDesk, at, by, action: 'toDesk', reason }, { ...change, deskReason: reason });
  return next(after, custodyMoved(doc, after, reason));
}
