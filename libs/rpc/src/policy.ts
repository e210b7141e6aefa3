import type { Definition } from './definition.ts';

/** Who may make one call: which services, and on whose behalf. */
export interface Allow {
  readonly services: readonly string[];
  /** 'none': a person is not looked at. 'optional': looked up when named. Otherwise: a person with one of these roles. */
  readonly person: 'none' | 'optional' | { readonly anyOf: readonly string[] };
}

/** Rows by path: '/mio.casework.v1.CaseworkService/AcceptCase'. No row, no call. */
export type Policy = Readonly<Record<string, Allow>>;

const pathsOf = (definitions: readonly Definition[]): string[] => definitions.flatMap((definition) => Object.values(definition).map(({ path }) => path));

/** Paths that are served but have no row. */
export function methodsWithoutPolicy(definitions: readonly Definition[], policy: Policy): string[] {
  return pathsOf(definitions).filter((path) => !Object.hasOwn(policy, path));
}

/** Rows for paths that are not served. */
export function rowsWithoutMethod(definitions: readonly Definition[], policy: Policy): string[] {
  const served = new Set(pathsOf(definitions));
  return Object.keys(policy).filter((path) => !served.has(path));
}
