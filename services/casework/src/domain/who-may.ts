import type { CaseFile } from './case-file.ts';

/** The signed-in person as the register has them now. */
export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
  /** Teams they work in. */
  readonly teamIds: readonly string[];
  /** Teams they coordinate. */
  readonly coordinates: readonly string[];
}

export type Act = 'see' | 'read' | 'accept' | 'reject' | 'decide';

/**
 * What a person may do with a case now, from the relation in which they stand to it. The desk and a team see a case
 * only while they hold it; operations see no case. No relation: nothing, not even that the case exists.
 */
export function acts(person: Person, file: CaseFile): readonly Act[] {
  const found = new Set<Act>();
  const grant = (...more: Act[]) => {
    for (const act of more) found.add(act);
  };
  const has = (role: string) => person.roles.includes(role);
  if (has('privacy')) grant('see');
  if (has('desk') && file.custodian.kind === 'desk') grant('see', 'read', 'decide');
  if (isExpert(file, person)) grant('see', 'read');
  if (isOfferedTo(file, person) && has('expert')) grant('see', 'read', 'accept', 'reject');
  if (has('coordinator') && person.coordinates.includes(holdingTeam(file))) grant('see', 'read');
  if (has('coordinator') && isQueueOf(file, person)) grant('reject');
  return [...found];
}

const isExpert = (file: CaseFile, person: Person): boolean => file.custodian.kind === 'expert' && file.custodian.id === person.id;

function isOfferedTo(file: CaseFile, person: Person): boolean {
  if (file.state !== 'offered' || file.offer === null) return false;
  const { expertId, team } = file.offer;
  return expertId === '' ? person.teamIds.includes(team) : expertId === person.id;
}

/** A coordinator may give back what lies in their team's queue. */
const isQueueOf = (file: CaseFile, person: Person): boolean =>
  file.state === 'offered' && file.offer?.expertId === '' && person.coordinates.includes(file.offer.team);

const holdingTeam = (file: CaseFile): string => (file.custodian.kind === 'team' || file.custodian.kind === 'expert' ? (file.offer?.team ?? '') : '');
