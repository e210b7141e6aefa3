import { fileURLToPath } from 'node:url';
import { readRegion } from '../../services/directory/src/adapters/region-file.ts';
import type { Role } from '../../services/directory/src/domain/region.ts';

/** The demo region's people, as those who play them must know them. */
export interface Cast {
  readonly schools: readonly { readonly id: string; readonly sector: string }[];
  withRole(role: Role): readonly string[];
  /** A person's id by mail address. */
  byEmail(email: string): string | undefined;
}

export async function readCast(file = fileURLToPath(new URL('../../services/directory/region/demo.yaml', import.meta.url))): Promise<Cast> {
  const { people, schools } = await readRegion(file);
  const ids = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]));
  return {
    schools,
    withRole: (role) => people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id),
    byEmail: (email) => ids.get(email.toLowerCase()),
  };
}
