import type { caseworkEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type Judgement, judged } from './domain/judgement.ts';
import { judgedBefore, type Triage } from './domain/triage.ts';

/** These reasons speak about the question; that a team is full or knows the family says nothing about the reading. */
const aboutTheQuestion = ['not_for_us', 'wrong_topic'];

/** A team turned the question down because it is another team's: a label that the next model may learn from. */
export const noteRejection = ({ doc, input: { team, reason }, at }: StepInput<Triage, caseworkEvents.CaseRejected>) =>
  aboutTheQuestion.includes(reason) ? next(withJudgement(doc, judged({ at, kind: 'rejected', lead: team, reason, modelVersion: doc.modelVersion }))) : same();

/** Who took the case tells where it belonged. */
export const noteAcceptance = ({ doc, input: { team }, at }: StepInput<Triage, caseworkEvents.CaseAccepted>) =>
  next(withJudgement(doc, judged({ at, kind: 'accepted', lead: team, modelVersion: doc.modelVersion })));

const withJudgement = (triage: Triage, judgement: Judgement): Triage => ({ ...triage, judgements: [...judgedBefore(triage), judgement] });
