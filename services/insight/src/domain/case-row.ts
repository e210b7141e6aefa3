/** Facts by the number of the event that told them: the same set in whatever order the events came. */
export type Facts<T> = Readonly<Record<number, T>>;

/** What triage said. */
export interface Decision {
  readonly at: string;
  /** machine or desk. */
  readonly by: string;
  /** A team's id, or why there is none: `review`, `out_of_scope`. */
  readonly lead: string;
  /** Counts the decisions on the question; 0 for a review. */
  readonly decision: number;
}

/** What matching said. */
export interface Match {
  readonly at: string;
  /** The triage decision that it answers. */
  readonly decision: number;
  /** Empty: nobody fitted. */
  readonly team: string;
}

/** What casework said: each of its events names the state and the custodian from then on. */
export interface Move {
  readonly at: string;
  readonly what: 'opened' | 'moved' | 'offered' | 'accepted' | 'rejected' | 'expired' | 'closed';
  readonly state: string;
  /** triage, desk, matching, a team's id, expert; none after closing. */
  readonly custodian: string;
  /** A code; empty where the event has none. */
  readonly reason: string;
}

export interface Mail {
  /** Of notification's event: the highest is what became of the mail. */
  readonly number: number;
  readonly outcome: 'sent' | 'failed' | 'unknown';
}

/** All that the figures need to know of one case. Ids, codes and times (ISO 8601) only; no person. */
export interface CaseRow {
  readonly caseId: string;
  /** Empty until intake said so. */
  readonly askedAt: string;
  readonly withdrawnAt: string;
  readonly decisions: Facts<Decision>;
  readonly matches: Facts<Match>;
  readonly moves: Facts<Move>;
  /** By mail. */
  readonly mails: Readonly<Record<string, Mail>>;
  /** When a process of insight last changed the row. It is not a figure: a rebuilt row has another one. */
  readonly changedAt: string;
}

export const blankRow = (caseId: string): CaseRow => ({
  caseId,
  askedAt: '',
  withdrawnAt: '',
  decisions: {},
  matches: {},
  moves: {},
  mails: {},
  changedAt: '',
});

/** In the order in which they were said. */
export const inOrder = <T>(facts: Facts<T>): T[] =>
  Object.keys(facts)
    .sort((a, b) => Number(a) - Number(b))
    .map((number) => facts[Number(number)] as T);

export const earliest = (known: string, other: string): string => (known === '' || other < known ? other : known);

/** An event that came late does not undo a later one. */
export function latest(mails: CaseRow['mails'], mailId: string, mail: Mail): CaseRow['mails'] {
  const known = mails[mailId];
  return known !== undefined && known.number >= mail.number ? mails : { ...mails, [mailId]: mail };
}
