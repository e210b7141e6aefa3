import type { z } from 'zod';

/** One Dutch sentence per issue: the place, what is wrong there, what to do. `place` names the entry: "Deskundige p-reiger". */
export const shapeFaults = (error: z.ZodError, value: unknown, place: string): string[] =>
  error.issues.map((issue) => `${place}: ${troubleOf(issue, value)}. ${issue.message}.`);

const troubleOf = (issue: z.core.$ZodIssue, value: unknown): string => {
  const path = pathName(issue.path);
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path);
  const found = valueAt(value, issue.path);
  if (path === '') return 'hier hoort een rij velden te staan';
  if (found === undefined || found === null) return `'${path}' ontbreekt of is leeg`;
  return shown(issue, found) ? `'${path}' kan niet '${String(found)}' zijn` : `'${path}' klopt niet`;
};

const unknownKeys = (keys: readonly string[], path: string): string => {
  const names = keys.map((key) => `'${key}'`).join(', ');
  return `${names}${path === '' ? '' : ` bij '${path}'`} ${keys.length === 1 ? 'is onbekend' : 'zijn onbekend'}`;
};

// Faults end in a log: names and addresses must not, so only numbers and words from a closed list are repeated.
const shown = (issue: z.core.$ZodIssue, found: unknown): boolean =>
  typeof found === 'number' || (issue.code === 'invalid_value' && typeof found === 'string' && found.length <= 30);

const pathName = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? ` (nummer ${step + 1})` : `${at === 0 ? '' : ' '}${String(step)}`)).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined), value);
