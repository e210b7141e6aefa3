import { next, no, type StepInput } from '@mio/flow';
import { Conflict, NotFound, Rejected } from '@mio/runtime';
import { type Change, current, noReaders, type Proposal, type Readers, sameVersion } from './domain/readers.ts';

/** So many proposals are remembered; what was approved stays in the history. */
const remembered = 30;

/** A new way of reading is laid before people; nothing changes yet. */
export const proposeReader = ({ doc = noReaders, input }: StepInput<Readers | undefined, Proposal>) => {
  const others = doc.proposals.filter(({ id }) => id !== input.id);
  return next<Readers>({ ...doc, proposals: [...others, input].slice(-remembered) });
};

export interface ApproveReader {
  readonly proposal: string;
  readonly why: string;
}

/** A person lets it read from now on. It was compared with what read then; when that has changed, it must be compared anew. */
export const approveReader = ({ doc = noReaders, input: { proposal: id, why }, at, by }: StepInput<Readers | undefined, ApproveReader>) => {
  const proposal = doc.proposals.find((each) => each.id === id);
  if (by === '') return no(Rejected('no_name', 'Zeg met --by wie dit goedkeurt.'));
  if (proposal === undefined) return no(NotFound('no_proposal', `Er is geen voorstel ${id}. Maak een nieuw voorstel met npm run triage:review.`));
  if (!sameVersion(proposal.instead, current(doc)))
    return no(Conflict('outdated', `Voorstel ${id} is vergeleken met een versie die niet meer leest. Maak een nieuw voorstel met npm run triage:review.`));
  const { version } = proposal;
  const change: Change = { kind: 'approved', proposal: id, version, at, by, why };
  return next<Readers>({ ...doc, approved: [...doc.approved, { proposal: id, version, at }], history: [...doc.history, change] });
};

export interface RollBackReader {
  readonly why: string;
}

/** The last approval is undone: what read before it reads again. */
export const rollBackReader = ({ doc = noReaders, input: { why }, at, by }: StepInput<Readers | undefined, RollBackReader>) => {
  const undone = doc.approved.at(-1);
  if (undone === undefined) return no(Conflict('nothing_approved', 'Er is niets om terug te draaien: het meegeleverde model leest.'));
  const approved = doc.approved.slice(0, -1);
  const change: Change = { kind: 'rolledBack', proposal: undone.proposal, version: current({ ...doc, approved }), at, by, why };
  return next<Readers>({ ...doc, approved, history: [...doc.history, change] });
};
