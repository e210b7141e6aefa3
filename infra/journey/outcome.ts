import { doubles, readMails } from './mailbox.ts';
import type { Played } from './play.ts';

/** What a run was like, from the outside: answers, mails and private links only. */
export interface OutsideOutcome {
  readonly asked: number;
  readonly routed: number;
  readonly desk: number;
  readonly outOfScope: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly queued: number;
  readonly lost: number;
  readonly doubleMails: number;
  readonly custodyViolations: number;
  readonly mails: number;
  /** From the 202 to the mail about the first offer, of those that the machine routed. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const custodianKinds = new Set(['triage', 'desk', 'matching', 'team', 'expert']);

export async function outcomeOf(played: Played, mailUrl: string): Promise<OutsideOutcome> {
  const mine = new Set(played.asked.map(({ caseId }) => caseId));
  const mails = (await readMails(mailUrl)).filter(({ mailId }) => mine.has(mailId.split(':')[0]!));
  const ends = [...played.ends.values()];
  const waits = played.asked
    .flatMap(({ caseId, at }) => {
      const offered = played.firstOffers.get(caseId);
      return offered === undefined || !played.routed.has(caseId) ? [] : [Math.max(0, offered - at)];
    })
    .sort((a, b) => a - b);
  const closed = ends.filter((end) => end?.state === 'closed').length;
  const accepted = ends.filter((end) => end?.state === 'accepted').length;
  const queued = ends.filter((end) => end?.state === 'offered' && end.expert === '').length;
  const atDesk = ends.filter((end) => end?.custodian === 'desk').length;
  return {
    asked: played.asked.length,
    routed: played.routed.size,
    desk: played.seenAtDesk.size,
    outOfScope: closed,
    accepted,
    rejected: played.rejected.size,
    queued,
    lost: played.asked.length - accepted - closed - queued - atDesk,
    doubleMails: doubles(mails).length,
    custodyViolations: ends.filter((end) => end !== undefined && (end.state === 'closed' ? end.custodian !== 'none' : !custodianKinds.has(end.custodian)))
      .length,
    mails: mails.length,
    p50Ms: quantile(waits, 0.5),
    p99Ms: quantile(waits, 0.99),
  };
}

const quantile = (sorted: readonly number[], share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
