import type { Register, School } from '@mio/contracts/rpc/directory/v1/service';

/** Ids of the register as people say them; an id that is no longer in it stays readable as itself. */
export interface Names {
  person(id: string): string;
  team(id: string): string;
  school(id: string): string;
  schoolOf(id: string): School | undefined;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

export function namesOf(register: Register): Names {
  const people = named(register.people);
  const teams = named(register.teams);
  const schools = new Map(register.schools.map((school) => [school.id, school]));
  return {
    person: (id) => people.get(id) ?? id,
    team: (id) => teams.get(id) ?? id,
    school: (id) => (id === '' ? 'Geen school uit het register' : (schools.get(id)?.name ?? id)),
    schoolOf: (id) => schools.get(id),
    teams: register.teams.map(({ id, name }) => ({ id, name })),
  };
}

const named = (entries: readonly { id: string; name: string }[]): Map<string, string> => new Map(entries.map(({ id, name }) => [id, name]));
