import { QuestionFoundOutOfScope, QuestionTriaged } from '@mio/contracts';
import { next, no, type StepInput } from '@mio/flow';
import { Rejected } from '@mio/runtime';
import { judged } from './domain/judgement.ts';
import { judgedBefore, outOfScope, type Triage } from './domain/triage.ts';

export interface DecideTriage {
  readonly caseId: string;
  /** A team of the register, or out_of_scope. */
  readonly decision: string;
  /** What the desk saw otherwise than the machine; absent or empty: as it was read. */
  readonly co?: readonly string[];
  readonly topics?: readonly string[];
  readonly urgency?: string;
  readonly teams: readonly string[];
  /** What the case file knows, for a question that the machine never read. */
  readonly known: Pick<Triage, 'schoolId' | 'topics' | 'scope' | 'urgency'>;
}

const urgencies = ['', 'crisis', 'high', 'normal'];

/** A person of the desk decides; that outweighs the machine, needs no reading, and is a label to learn from. */
export const decideTriage = ({ doc, input, at }: StepInput<Triage | undefined, DecideTriage>) => {
  const { decision: lead, co = [], topics = [], urgency = '', teams } = input;
  if (lead !== outOfScope && ![lead, ...co].every((team) => teams.includes(team)))
    return no(Rejected('unknown_team', 'Kies een van de teams uit de lijst, of "hoort niet bij MIO".'));
  if (!urgencies.includes(urgency)) return no(Rejected('unknown_urgency', 'Kies crisis, hoge spoed of gewoon.'));
  const triage = doc ?? unread(input);
  const { caseId, schoolId, sector, scope, modelVersion } = triage;
  const judgement = judged({ at, kind: 'decided', lead, co, topics, urgency, modelVersion });
  const decision = triage.decision + 1;
  const decided = { ...triage, decision, decided: lead, judgements: [...judgedBefore(triage), judgement] };
  if (lead === outOfScope) return next(decided, QuestionFoundOutOfScope({ caseId, decision }));
  const probability = triage.teams.find(({ team }) => team === lead)?.probability ?? 0;
  const seen = { topics: [...(topics.length > 0 ? topics : triage.topics)], urgency: urgency || triage.urgency };
  const others = co.filter((team) => team !== lead);
  return next(decided, QuestionTriaged({ caseId, schoolId, lead, probability, co: others, sector, scope, ...seen, decidedBy: 'desk', modelVersion, decision }));
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
