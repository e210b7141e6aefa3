import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import type { Identity } from './sign-in.ts';

export type Role = 'expert' | 'coordinator' | 'desk' | 'ops' | 'admin' | 'privacy';

/** Who signed in, as the register has them now. */
export interface Visitor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Teams they work in or coordinate. */
  readonly teamIds: readonly string[];
  /** Teams they coordinate. */
  readonly coordinates: readonly string[];
}

/** Undefined for who is not in the register (any more). */
export function visitorOf({ people, experts, teams }: Register, personId: string): Visitor | undefined {
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return undefined;
  const works = experts.filter((expert) => expert.personId === personId).map(({ teamId }) => teamId);
  const coordinates = teams.filter(({ coordinatorId }) => coordinatorId === personId).map(({ id }) => id);
  return { id: person.id, name: person.name, roles: person.roles, teamIds: works, coordinates };
}

/** The person in the register who signed in: by the checked e-mail address, or by the register's own id as subject. */
export function personIdOf({ people }: Register, { subject, email }: Identity): string | undefined {
  const address = email?.toLowerCase();
  const found = people.find((person) => address !== undefined && person.email.toLowerCase() === address);
  return (found ?? people.find(({ id }) => id === subject))?.id;
}

export const hasRole = ({ roles }: Visitor, anyOf: readonly Role[]): boolean => anyOf.some((role) => roles.includes(role));
