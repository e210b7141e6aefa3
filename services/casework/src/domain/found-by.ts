import type { CaseFile } from './case-file.ts';
import { written } from './custody.ts';

export const indexes = ['custodian', 'offeredTo', 'queue', 'desk', 'holder', 'mailTrouble'] as const;

/** By what a case is found: its custodian, the person it is offered to, the desk's order (crisis first, then age). */
export const foundBy = (file: CaseFile): Record<(typeof indexes)[number], string | null> => ({
  custodian: written(file.custodian),
  offeredTo: file.state === 'offered' && file.offer?.expertId ? file.offer.expertId : null,
  queue: file.state === 'offered' && file.offer?.expertId === '' ? file.offer.team : null,
  desk: file.custodian.kind === 'desk' ? `${{ crisis: 0, high: 1, normal: 2 }[file.urgency]} ${file.receivedAt}` : null,
  holder: file.custodian.kind === 'expert' || file.custodian.kind === 'team' ? (file.offer?.team ?? null) : null,
  mailTrouble: file.mailTroubles.length > 0 ? file.receivedAt : null,
});
