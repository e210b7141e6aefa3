import type { Documents, Head, Known } from './documents.ts';
import type { Report, Rule } from './entry.ts';

interface CaseState {
  readonly caseId: string;
  readonly state: string;
  readonly custodian: { readonly kind: string; readonly id: string };
}

const longestWithoutOwnerMs = 15 * 60_000;
const kinds = new Set(['triage', 'desk', 'matching', 'team', 'expert', 'none']);

/**
 * I2: exactly one custodian at every moment, and never longer than 15 minutes without an open owner (a team, an expert, the
 * desk). Those minutes count while intake and casework each have a live replica and its store: whatever else is away
 * (triage, matching, the stream) excuses nothing. Until the case file is open, intake's list for the desk is the owner.
 */
export function custody(documents: Documents, report: Report): Rule & { committed(after: Known, at: number): void } {
  const clock = workingClock();
  /** Case -> working time at which it lost (or had not yet) its open owner. */
  const waiting = new Map<string, number>();

  function look(caseId: string, at: number): void {
    const owned = isOwned(documents, caseId);
    const since = waiting.get(caseId);
    if (owned && since !== undefined) {
      waiting.delete(caseId);
      judge(caseId, since, at);
    }
    if (!owned && since === undefined) waiting.set(caseId, clock.until(at));
  }

  function judge(caseId: string, since: number, at: number): void {
    const ms = clock.until(at) - since;
    if (ms > longestWithoutOwnerMs) report({ invariant: 'I2', at, about: caseId, what: `${(ms / 60_000).toFixed(2)} minutes without an open owner` });
  }

  let last = 0;
  return {
    take(entry) {
      last = entry.at;
      if (entry.what === 'up') clock.take(entry.service, entry.up, entry.at);
    },
    committed({ service, kind, head }, at) {
      if (service === 'casework' && kind === 'case') oneCustodian(head, at, report);
      if ((service === 'casework' && kind === 'case') || (service === 'intake' && kind === 'question')) look(head.key, at);
    },
    end() {
      for (const [caseId, since] of waiting) judge(caseId, since, last);
      for (const [caseId] of waiting) report({ invariant: 'I2', at: last, about: caseId, what: 'nobody holds it in the end' });
    },
  };
}

function oneCustodian({ key, state }: Head, at: number, report: Report): void {
  if (state === null) return;
  const { custodian, state: phase } = state as unknown as CaseState;
  const known = custodian !== undefined && kinds.has(custodian.kind);
  const named = known && (custodian.kind === 'team' || custodian.kind === 'expert') === (custodian.id !== '');
  if (!named || (custodian.kind === 'none') !== (phase === 'closed'))
    report({ invariant: 'I2', at, about: key, what: `${phase} with custodian ${JSON.stringify(custodian)}` });
}

function isOwned(documents: Documents, caseId: string): boolean {
  const file = documents.get(`casework/case/${caseId}`)?.head.state as CaseState | null | undefined;
  const kind = file?.custodian?.kind;
  if (kind === 'team' || kind === 'expert' || kind === 'desk' || file?.state === 'closed') return true;
  return documents.get(`intake/question/${caseId}`)?.head.state?.['waitingForDesk'] === true;
}

/** Milliseconds during which both services that hold the custody could work. */
function workingClock() {
  const up = new Map<string, boolean>();
  let total = 0;
  let since: number | undefined;
  return {
    take(service: string, isUp: boolean, at: number): void {
      up.set(service, isUp);
      const working = up.get('intake') === true && up.get('casework') === true;
      if (!working && since !== undefined) {
        total += at - since;
        since = undefined;
      }
      if (working) since ??= at;
    },
    until: (at: number): number => total + (since === undefined ? 0 : at - since),
  };
}
