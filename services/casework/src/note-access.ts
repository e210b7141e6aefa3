import { next, type StepInput } from '@mio/flow';

export interface Access {
  readonly number: number;
  readonly at: string;
  /** A person's id, or the service that got one address for one mail. */
  readonly by: string;
  /** question, address. */
  readonly what: string;
  /** The mail an address was released for; empty else. */
  readonly purpose: string;
}

/** Who looked, when, at what; never what was there. Committed before anything is shown. */
export interface AccessLog {
  readonly caseId: string;
  readonly entries: readonly Access[];
  readonly count: number;
}

export interface NoteAccess {
  readonly caseId: string;
  readonly what: string;
  readonly purpose: string;
}

export const noteAccess = ({ doc, input: { caseId, what, purpose }, at, by }: StepInput<AccessLog | undefined, NoteAccess>) => {
  const log = doc ?? { caseId, entries: [], count: 0 };
  const entry = { number: log.count + 1, at, by, what, purpose };
  return next({ ...log, entries: [...log.entries, entry], count: entry.number });
};
