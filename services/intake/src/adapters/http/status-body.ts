import type { AskStatus } from '../case-status.ts';

/** The private page for programs (`Accept: application/json`). */
export interface StatusBody {
  readonly reference: string;
  /** received, triaged, offered, accepted, closed; "unknown" while casework cannot be asked. */
  readonly state: string;
  /** intake (no case file yet), triage, desk, matching, team, expert; none after closing; empty while unknown. */
  readonly custodian: string;
  readonly team: string;
  readonly expert: string;
  /** ISO 8601; empty when not known. */
  readonly since: string;
  /** Of a closed case: out_of_scope, withdrawn. */
  readonly outcome: string;
}

export function statusBody(reference: string, status: Awaited<ReturnType<AskStatus>>): StatusBody {
  const nothing = { reference, team: '', expert: '', since: '', outcome: '' };
  if (status === 'away') return { ...nothing, state: 'unknown', custodian: '' };
  if (status === 'none') return { ...nothing, state: 'received', custodian: 'intake' };
  const { state, custodianKind, teamName, expertName, since = '', outcome } = status;
  return { reference, state, custodian: custodianKind, team: teamName, expert: expertName, since, outcome };
}
