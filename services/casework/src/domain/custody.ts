import { CustodyMoved, type SaidEvent } from '@mio/contracts';
import type { CaseFile, Custodian } from './case-file.ts';
import { traced } from './trace.ts';

interface Move {
  readonly to: Custodian;
  readonly at: string;
  readonly by: string;
  /** The trace's verb: opened, triaged, offered, accepted, rejected, expired, toDesk, closed. */
  readonly action: string;
  readonly reason?: string;
  readonly words?: string;
}

/** The only way a case changes hands: custodian, since and trace change together. */
export function moved(file: CaseFile, move: Move, change: Partial<CaseFile>): CaseFile {
  const { to, at, by, action, reason = '', words = '' } = move;
  const chain = traced(file, { at, by, action, from: written(file.custodian), to: written(to), reason, words });
  return { ...file, ...change, ...chain, custodian: to, since: at };
}

/** Said when no event of its own tells the move. */
export const custodyMoved = (before: CaseFile, after: CaseFile, reason: string): SaidEvent =>
  CustodyMoved({ caseId: after.caseId, from: before.custodian, to: after.custodian, reason, urgency: after.urgency });

export const written = ({ kind, id }: Custodian): string => (id === '' ? kind : `${kind}:${id}`);
