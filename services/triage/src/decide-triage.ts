import { QuestionFoundOutOfScope, QuestionTriaged } from '@mio/contracts';
import { next, no, type StepInput } from '@mio/flow';
import { Rejected } from '@mio/runtime';
import { outOfScope, type Triage } from './domain/triage.ts';

export interface DecideTriage {
  readonly caseId: string;
  /** A team of the register, or out_of_scope. */
  readonly decision: string;
  readonly teams: readonly string[];
  /** What the case file knows, for a question that the machine never read. */
  readonly known: Pick<Triage, 'schoolId' | 'topics' | 'scope' | 'urgency'>;
}

/** A person of the desk decides; that outweighs the machine, and needs no reading. */
export const decideTriage = ({ doc, input }: StepInput<Triage | undefined, DecideTriage>) => {
  const triage = doc ?? unread(input);
  const { caseId, schoolId, topics, sector, scope, urgency, modelVersion, teams } = triage;
  const decision = triage.decision + 1;
  if (input.decision === outOfScope) return next({ ...triage, decision, decided: outOfScope }, QuestionFoundOutOfScope({ caseId, decision }));
  if (!input.teams.includes(input.decision)) return no(Rejected('unknown_team', 'Kies een van de teams uit de lijst, of "hoort niet bij MIO".'));
  const lead = input.decision;
  const probability = teams.find(({ team }) => team === lead)?.probability ?? 0;
  return next(
    { ...triage, decision, decided: lead },
    QuestionTriaged({ caseId, schoolId, lead, probability, co: [], topics: [...topics], sector, scope, urgency, decidedBy: 'desk', modelVersion, decision }),
  );
};

const unread = ({ caseId, known }: DecideTriage): Triage => ({
  ...known,
  caseId,
  sector: 'unknown',
  teams: [],
  modelVersion: '',
  caseKey: '',
  words: '',
  decision: 0,
  decided: '',
});
