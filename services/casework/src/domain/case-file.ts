import type { matchingEvents, triageEvents } from '@mio/contracts';
import type { TraceEntry } from './trace.ts';

export type CaseState = 'received' | 'triaged' | 'offered' | 'accepted' | 'closed';
export type Urgency = 'crisis' | 'high' | 'normal';

/** Who holds the case: always exactly one. `id` is a team's or a person's; none only after closing. */
export interface Custodian {
  readonly kind: 'triage' | 'desk' | 'matching' | 'team' | 'expert' | 'none';
  readonly id: string;
}

export interface Offer {
  readonly offerId: string;
  readonly team: string;
  /** Empty: for whoever of the team takes it. */
  readonly expertId: string;
  readonly offeredAt: string;
  /** Then it goes on by itself: to another expert, or from a queue to the desk. */
  readonly expiresAt: string;
}

export interface Rejection {
  readonly offerId: string;
  readonly team: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  /** Sealed with the case's key; empty when nothing was typed. */
  readonly words: string;
}

export interface MailTrouble {
  readonly mailId: string;
  readonly template: string;
  readonly recipient: string;
  readonly unknown: boolean;
}

/** The case file: one document per case, from the first event on. Ids, codes and times; words only sealed. */
export interface CaseFile {
  readonly caseId: string;
  readonly receivedAt: string;
  readonly state: CaseState;
  readonly custodian: Custodian;
  /** Since when the custodian holds it. */
  readonly since: string;
  readonly urgency: Urgency;
  readonly schoolId: string;
  readonly scope: string;
  readonly topics: readonly string[];
  readonly role: string;
  readonly parentsInformed: string;
  /** The case's own key, wrapped by the master key. */
  readonly caseKey: string;
  readonly triage: triageEvents.QuestionTriaged | null;
  /** Why it lies at the desk; empty elsewhere. */
  readonly deskReason: string;
  readonly best: readonly triageEvents.TeamProbability[];
  readonly match: matchingEvents.TeamMatched | null;
  readonly offer: Offer | null;
  readonly offers: number;
  readonly rejections: readonly Rejection[];
  readonly mailTroubles: readonly MailTrouble[];
  /** out_of_scope or withdrawn; empty while open. */
  readonly outcome: string;
  readonly trace: readonly TraceEntry[];
  readonly traceCount: number;
  readonly traceHash: string;
}

export const urgencyOf = (text: string): Urgency => (text === 'crisis' || text === 'high' ? text : 'normal');
export const isOpen = (file: CaseFile): boolean => file.state !== 'closed';
export const isMachine = ({ kind }: Custodian): boolean => kind === 'triage' || kind === 'matching';

export const triageDesk: Custodian = { kind: 'desk', id: '' };
export const matching: Custodian = { kind: 'matching', id: '' };
export const nobody: Custodian = { kind: 'none', id: '' };
export const teamOf = (id: string): Custodian => ({ kind: 'team', id });
export const expertOf = (id: string): Custodian => ({ kind: 'expert', id });
