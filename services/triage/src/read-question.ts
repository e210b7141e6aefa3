import { type intakeEvents, QuestionTriaged, TriageReviewRequested } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import type { Triage } from './domain/triage.ts';

/** What the model made of the text; `verdict` says whether the machine may decide. */
export interface ReadQuestion {
  readonly verdict: { readonly kind: 'route'; readonly lead: string; readonly co: readonly string[] } | { readonly kind: 'desk'; readonly reason: string };
  readonly reading: Omit<Triage, 'caseId' | 'schoolId' | 'decision' | 'decided'>;
}

/** The machine decides where it is sure; else, and whenever a child may be in danger, the desk does. */
export const readQuestion = ({ doc, input, facts }: StepInput<Triage | undefined, intakeEvents.QuestionReceived, ReadQuestion>) => {
  if (doc !== undefined) return same();
  const { reading, verdict } = facts;
  const { caseId, schoolId } = input;
  const { topics, sector, scope, urgency, modelVersion, teams } = reading;
  const read = { topics: [...topics], sector, scope, urgency, modelVersion };
  const triage: Triage = { ...reading, caseId, schoolId, decision: 0, decided: '' };
  if (verdict.kind === 'desk') return next(triage, TriageReviewRequested({ caseId, reason: verdict.reason, best: teams.slice(0, 2), ...read }));
  const probability = teams.find(({ team }) => team === verdict.lead)?.probability ?? 0;
  const decided = { ...triage, decision: 1, decided: verdict.lead };
  return next(
    decided,
    QuestionTriaged({
      caseId,
      schoolId,
      lead: verdict.lead,
      probability,
      co: [...verdict.co],
      ...read,
      decidedBy: 'machine',
      decision: 1,
    }),
  );
};
