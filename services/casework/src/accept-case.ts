import { CaseAccepted } from '@mio/contracts';
import { next, no, type StepInput } from '@mio/flow';
import { type CaseFile, expertOf } from './domain/case-file.ts';
import { moved } from './domain/custody.ts';
import { answerable } from './domain/offers.ts';
import type { Person } from './domain/who-may.ts';

export interface AcceptCase {
  readonly person: Person;
}

/** One person takes the case; of two at once one wins and the other hears it kindly. */
export const acceptCase = ({ doc, input: { person }, at, by }: StepInput<CaseFile, AcceptCase>) => {
  const answer = answerable(doc, person, 'accept');
  if ('why' in answer) return no(answer.why);
  const { offerId, team } = answer.offer;
  const accepted = moved(
    doc,
    { to: expertOf(person.id), at, by, action: 'accepted' },
    {
      state: 'accepted',
      offer: { ...answer.offer, expertId: person.id },
    },
  );
  return next(accepted, CaseAccepted({ caseId: doc.caseId, offerId, team, expertId: person.id, custodian: accepted.custodian }));
};
