import type { Allow } from './policy.ts';
import type { Claims } from './tokens.ts';

export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
  /** Teams they work in. */
  readonly teamIds: readonly string[];
  /** Teams they coordinate. */
  readonly coordinates: readonly string[];
}

export interface Caller {
  /** The service that calls. */
  readonly service: string;
  /** On whose behalf, as the register knows this person now. */
  readonly person?: Person;
}

export type WhoIs = (personId: string) => Promise<Person | undefined>;

/** The caller, or why there is none. Roles are looked up at every call and never travel, so that taking them away works at once. */
export async function callerOf(claims: Claims | undefined, allow: Allow, whoIs: WhoIs): Promise<Caller | 'unknown' | 'notAllowed'> {
  if (claims === undefined) return 'unknown';
  const service = { service: claims.service };
  if (!allow.services.includes(claims.service)) return 'notAllowed';
  if (allow.person === 'none' || claims.person === undefined) return isAllowed(allow, service) ? service : 'notAllowed';
  const person = await whoIs(claims.person);
  const caller = person && { ...service, person };
  return caller && isAllowed(allow, caller) ? caller : 'notAllowed';
}

function isAllowed({ services, person }: Allow, caller: Caller): boolean {
  if (!services.includes(caller.service)) return false;
  return typeof person === 'string' || (caller.person?.roles.some((role) => person.anyOf.includes(role)) ?? false);
}
