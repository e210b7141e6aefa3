import type { triageEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type CaseFile, matching, urgencyOf } from './domain/case-file.ts';
import { custodyMoved, moved } from './domain/custody.ts';

/** It is known which team the question is for; matching finds the person. A case that a team holds is not taken from it. */
export const noteTriage = ({ doc, input, at, by }: StepInput<CaseFile, triageEvents.QuestionTriaged>) => {
  const waits = doc.custodian.kind === 'triage' || doc.custodian.kind === 'desk';
  if (!waits || input.decision <= (doc.triage?.decision ?? 0)) return same();
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
  return next(triaged, custodyMoved(doc, triaged, 'triaged'));
};
