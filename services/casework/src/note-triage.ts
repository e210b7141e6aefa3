import type { triageEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type CaseFile, isOpen, matching, urgencyOf } from './domain/case-file.ts';
import { custodyMoved, moved } from './domain/custody.ts';

/**
 * It is known which team the question is for; matching finds the person. Of several decisions the latest counts. A case
 * that a team holds is not taken from it, but the decision is noted: it rules the next match.
 */
export const noteTriage = ({ doc, input, at, by }: StepInput<CaseFile, triageEvents.QuestionTriaged>) => {
  if (!isOpen(doc) || input.decision <= (doc.triage?.decision ?? 0)) return same();
  if (doc.custodian.kind === 'team' || doc.custodian.kind === 'expert') return next({ ...doc, triage: input });
  const triaged = moved(
    doc,
    { to: matching, at, by, action: 'triaged', reason: input.decidedBy },
    {
      state: 'triaged',
      triage: input,
      topics: input.topics.length > 0 ? input.topics : doc.topics,
      scope: input.scope || doc.scope,
      urgency: urgencyOf(input.urgency),
      deskReason: '',
    },
  );
  return doc.custodian.kind === 'matching' ? next(triaged) : next(triaged, custodyMoved(doc, triaged, 'triaged'));
};
