import { CaseRejected } from '@mio/contracts';
import { next, no, type StepInput } from '@mio/flow';
import { Rejected } from '@mio/runtime';
import { type CaseFile, matching } from './domain/case-file.ts';
import { moved } from './domain/custody.ts';
import { answerable } from './domain/offers.ts';
import type { Person } from './domain/who-may.ts';

export const rejectionReasons = ['not_for_us', 'no_capacity', 'conflict', 'wrong_topic', 'other'] as const;

export interface RejectCase {
  readonly person: Person;
  readonly reason: string;
  /** Sealed with the case's key; empty without words. */
  readonly words: string;
  /** Salted digest of the words, for the trace. */
  readonly digest: string;
}

/** Back to matching, with a reason; matching does not come to the same team again. */
export const rejectCase = ({ doc, input: { person, reason, words, digest }, at, by }: StepInput<CaseFile, RejectCase>) => {
  const answer = answerable(doc, person, 'reject');
  if ('why' in answer) return no(answer.why);
  if (!(rejectionReasons as readonly string[]).includes(reason)) return no(Rejected('unknown_reason', 'Kies een reden uit de lijst.'));
  const { offerId, team } = answer.offer;
  const rejected = moved(
    doc,
    { to: matching, at, by, action: 'rejected', reason, words: digest },
    {
      state: 'triaged',
      offer: null,
      rejections: [...doc.rejections, { offerId, team, by: person.id, reason, at, words }],
    },
  );
  return next(rejected, CaseRejected({ caseId: doc.caseId, offerId, team, expertId: person.id, reason, custodian: rejected.custodian }));
};
