import type { RegisterSnapshot } from '@mio/service';

/** A school as the form and the API show it. */
export interface School {
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

export interface Schools {
  /** All of them, by name. Fails with Unavailable until the directory has answered once. */
  list(): readonly School[];
  has(id: string): boolean;
}

/** The region's schools, from the snapshot that this process keeps in memory. */
export function schoolsOf(register: Pick<RegisterSnapshot, 'current'>): Schools {
  let made: { from: object; schools: readonly School[]; ids: ReadonlySet<string> } | undefined;
  const now = () => {
    const from = register.current();
    if (made?.from === from) return made;
    const places = new Map(from.municipalities.map(({ id, name }) => [id, name]));
    const schools = from.schools.map(({ id, name, municipalityId }) => ({ id, name, place: places.get(municipalityId) ?? '' }));
    schools.sort((a, b) => a.name.localeCompare(b.name, 'nl'));
    made = { from, schools, ids: new Set(schools.map(({ id }) => id)) };
    return made;
  };
  return { list: () => now().schools, has: (id) => now().ids.has(id) };
}
