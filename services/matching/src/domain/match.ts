/** One case as matching follows it. */
export interface Match {
  readonly caseId: string;
  readonly schoolId: string;
  readonly lead: string;
  readonly co: readonly string[];
  readonly topics: readonly string[];
  readonly urgency: string;
  /** The triage decision that is being answered. */
  readonly decision: number;
  readonly attempt: number;
  readonly excludedTeams: readonly string[];
  readonly excludedExperts: readonly string[];
  /** Whose capacity the case takes now: an expert's id, or empty. */
  readonly expertId: string;
  readonly open: boolean;
}

/** Cases that take an expert's room are found by it. */
export const foundBy = ({ open, expertId }: Match) => ({ room: open && expertId !== '' ? expertId : null });
