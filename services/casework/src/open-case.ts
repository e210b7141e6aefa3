import { CaseOpened, type intakeEvents } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import { type CaseFile, nobody } from './domain/case-file.ts';
import { moved } from './domain/custody.ts';
import { noTrace } from './domain/trace.ts';

export interface NewKey {
  readonly caseKey: string;
}

/** From the first event on there is a file; triage holds the case. */
export const openCase = ({ doc, input, facts, at, by, event }: StepInput<CaseFile | undefined, intakeEvents.QuestionReceived, NewKey>) => {
  if (doc !== undefined) return same();
  const blank: CaseFile = {
    ...noTrace,
    caseId: input.caseId,
    // Casework may hear of it late; the asker waits since it was said.
    receivedAt: event?.at ?? at,
    state: 'received',
    custodian: nobody,
    since: at,
    urgency: 'normal',
    schoolId: input.schoolId,
    scope: input.scope,
    topics: [input.topic],
    role: input.role,
    parentsInformed: input.parentsInformed,
    caseKey: facts.caseKey,
    triage: null,
    deskReason: '',
    best: [],
    match: null,
    offer: null,
    offers: 0,
    rejections: [],
    mailTroubles: [],
    outcome: '',
  };
  const opened = moved(blank, { to: { kind: 'triage', id: '' }, at, by, action: 'opened' }, {});
  return next(opened, CaseOpened({ caseId: opened.caseId, schoolId: opened.schoolId, custodian: opened.custodian }));
};
