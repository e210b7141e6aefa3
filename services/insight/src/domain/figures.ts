import { type CaseRow, inOrder, type Move } from './case-row.ts';

/** What one case counts for. Every figure is defined here, once; the totals only add. */
export interface CaseFigures {
  /** Intake took the question in. */
  readonly asked: boolean;
  /** Routed by the machine: a team was matched on triage's decision and no person took part in that. */
  readonly routed: boolean;
  /** The desk has held it: after a review, because nobody matched, or because a machine was silent. */
  readonly desk: boolean;
  /** An expert has accepted it, now or before. */
  readonly accepted: boolean;
  /** An expert has rejected it, once or more. */
  readonly rejected: boolean;
  /** Closed because it is no question for any team. */
  readonly outOfScope: boolean;
  /** As casework said last; a question whose file is not open yet is `received`. Empty while neither is known. */
  readonly state: string;
  /** triage, desk, matching, a team's id, expert. A question whose file is not open yet counts for triage; a closed one for nobody: empty. */
  readonly custodian: string;
  /** From taking in to the first offer, in seconds. */
  readonly askedToOfferedS: number | undefined;
  /** From the first offer to the first acceptance, in seconds: rejected and expired offers in between are part of the wait. */
  readonly offeredToAcceptedS: number | undefined;
  /** Each time the case changed hands, `from>to`. Opening and closing are not handovers. */
  readonly handovers: readonly string[];
  /** Mails by what became of them in the end. */
  readonly mailsSent: number;
  readonly mailsFailed: number;
  /** Nobody knows whether it arrived; a person looks. */
  readonly mailsUnknown: number;
}

export function figuresOfCase(row: CaseRow): CaseFigures {
  const moves = inOrder(row.moves);
  const first = (what: Move['what']) => moves.find((move) => move.what === what);
  const last = moves.at(-1) ?? (row.askedAt === '' ? { state: '', custodian: '' } : { state: 'received', custodian: 'triage' });
  const mails = Object.values(row.mails);
  const mailsThat = (outcome: string) => mails.filter((mail) => mail.outcome === outcome).length;
  return {
    asked: row.askedAt !== '',
    routed: isRouted(row),
    desk: moves.some(({ custodian }) => custodian === 'desk'),
    accepted: first('accepted') !== undefined,
    rejected: first('rejected') !== undefined,
    outOfScope: moves.some(({ what, reason }) => what === 'closed' && reason === 'out_of_scope'),
    state: last.state,
    custodian: last.custodian === 'none' ? '' : last.custodian,
    askedToOfferedS: secondsBetween(row.askedAt, first('offered')?.at),
    offeredToAcceptedS: secondsBetween(first('offered')?.at, first('accepted')?.at),
    handovers: handoversOf(moves),
    mailsSent: mailsThat('sent'),
    mailsFailed: mailsThat('failed'),
    mailsUnknown: mailsThat('unknown'),
  };
}

function isRouted({ decisions, matches }: CaseRow): boolean {
  const byMachine = new Set(
    inOrder(decisions)
      .filter(({ by, decision }) => by === 'machine' && decision > 0)
      .map(({ decision }) => decision),
  );
  return inOrder(matches).some(({ team, decision }) => team !== '' && byMachine.has(decision));
}

const handoversOf = (moves: readonly Move[]): string[] =>
  moves.flatMap(({ custodian: to }, i) => {
    const from = moves[i - 1]?.custodian ?? to;
    return from === to || to === 'none' || from === 'none' ? [] : [`${from}>${to}`];
  });

/** Two services' clocks may differ a little: never below zero. */
const secondsBetween = (from: string | undefined, to: string | undefined): number | undefined =>
  from === undefined || from === '' || to === undefined ? undefined : Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
