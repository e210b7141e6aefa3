import { QuestionFoundOutOfScope, QuestionTriaged } from '@mio/contracts';
import { next, no, type StepInput } from '@mio/flow';
import { Rejected } from '@mio/runtime';
import { outOfScope, type Triage } from './domain/triage.ts';

export interface DecideTriage {
  /** A team of the register, or out_of_scope. */
  readonly decision: string;
  readonly teams: readonly string[];
}

/** A person of the desk decides; that outweighs the machine. */
export const decideTriage = ({ doc, input }: StepInput<Triage, DecideTriage>) => {
  const { caseId, schoolId, topics, sector, scope, urgency, modelVersion, teams } = doc;
  const decision = doc.decision + 1;
  if (input.decision === outOfScope) return next({ ...doc, decision, decided: outOfScope }, QuestionFoundOutOfScope({ caseId, decision }));
  if (!input.teams.includes(input.decision)) return no(Rejected('unknown_team', 'Kies een van de teams uit de lijst, of "hoort niet bij MIO".'));
  const lead = input.decision;
  const probability = teams.find(({ team }) => team === lead)?.probability ?? 0;
  return next(
    { ...doc, decision, decided: lead },
    QuestionTriaged({
      caseId,
      schoolId,
      lead,
      probability,
      co: [],
      topics: [...topics],
      sector,
      scope,
      urgency,
      decidedBy: 'desk',
      modelVersion,
      decision,
    }),
  );
};
