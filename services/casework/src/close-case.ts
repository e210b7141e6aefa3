import { CaseClosed, type intakeEvents, type triageEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type CaseFile, isOpen, nobody } from './domain/case-file.ts';
import { moved } from './domain/custody.ts';

/** The desk found that it is no question for any team. */
export const closeOutOfScope = ({ doc, input, at, by }: StepInput<CaseFile, triageEvents.QuestionFoundOutOfScope>) =>
  mayClose(doc, input.decision) ? closed(doc, at, by, 'out_of_scope') : same();

/** The asker took the question back. */
export const closeWithdrawn = ({ doc, at, by }: StepInput<CaseFile, intakeEvents.QuestionWithdrawn>) =>
  isOpen(doc) ? closed(doc, at, by, 'withdrawn') : same();

/** The latest decision counts, until a team holds the case. */
const mayClose = ({ custodian, triage }: CaseFile, decision: number): boolean =>
  ['desk', 'triage', 'matching'].includes(custodian.kind) && decision > (triage?.decision ?? 0);

function closed(doc: CaseFile, at: string, by: string, outcome: string) {
  const after = moved(doc, { to: nobody, at, by, action: 'closed', reason: outcome }, { state: 'closed', outcome, deskReason: '' });
  return next(after, CaseClosed({ caseId: doc.caseId, outcome }));
}
