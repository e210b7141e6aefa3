/** What people made of a question that had been read: one label. Codes only; the text stays at intake, and goes with its case. */
export interface Judgement {
  readonly at: string;
  readonly kind: 'decided' | 'rejected' | 'accepted';
  /** The team that people chose, turned down or that took the case; out_of_scope for no team. */
  readonly lead: string;
  readonly co: readonly string[];
  readonly topics: readonly string[];
  /** Empty where nobody said. */
  readonly urgency: string;
  readonly reason: string;
  /** Who had read the question then. */
  readonly modelVersion: string;
}

const nothingElse = { co: [], topics: [], urgency: '', reason: '' } as const;

export const judged = (judgement: Pick<Judgement, 'at' | 'kind' | 'lead' | 'modelVersion'> & Partial<Judgement>): Judgement => ({
  ...nothingElse,
  ...judgement,
});

/** Where a question belonged according to people. */
export interface Outcome {
  /** Undefined while it is only known where it did not belong. */
  readonly lead: string | undefined;
  readonly not: readonly string[];
  readonly topics: readonly string[];
  readonly urgency: string;
  readonly at: string;
}

/** The last word counts: who took it outweighs who decided, a team that turned it down undoes its choice. */
export function outcomeOf(judgements: readonly Judgement[]): Outcome | undefined {
  const [first, ...rest] = judgements;
  if (first === undefined) return undefined;
  const none: Outcome = { lead: undefined, not: [], topics: [], urgency: '', at: '' };
  return rest.reduce(after, after(none, first));
}

function after(outcome: Outcome, { kind, lead, topics, urgency, at }: Judgement): Outcome {
  if (kind === 'rejected') return { ...outcome, at, lead: outcome.lead === lead ? undefined : outcome.lead, not: [...new Set([...outcome.not, lead])] };
  return {
    at,
    lead,
    not: outcome.not.filter((team) => team !== lead),
    topics: topics.length > 0 ? topics : outcome.topics,
    urgency: urgency || outcome.urgency,
  };
}
