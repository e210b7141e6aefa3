import type { Pseudonym } from './pseudonyms.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/** How one field leaves the house. */
export type Take = (value: unknown, pseudonym: Pseudonym) => Json;

/**
 * Ids and codes of our own making. Anything that does not look like one is withheld, whatever a service may have put
 * there by mistake: words never get out.
 */
export const code: Take = (value) => (typeof value === 'string' && /^[\w.:#/+-]{0,80}$/.test(value) ? value : 'withheld');
export const codes: Take = (value, pseudonym) => listOf(code)(value, pseudonym);
export const number: Take = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
export const flag: Take = (value) => value === true;
export const time: Take = (value) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : null);
export const school: Take = (value, pseudonym) => pseudonym('school', String(value ?? ''));
export const person: Take = (value, pseudonym) => pseudonym('person', String(value ?? ''));

/** Who a mail is for: `asker` and `team:<id>` are roles, anything else is a person. */
export const recipient: Take = (value, pseudonym) =>
  value === 'asker' || String(value).startsWith('team:') ? code(value, pseudonym) : person(value, pseudonym);

export const custodian: Take = (value, pseudonym) => {
  const { kind = '', id = '' } = (value ?? {}) as { kind?: string; id?: string };
  return { kind: code(kind, pseudonym), id: kind === 'team' ? code(id, pseudonym) : pseudonym('person', id) };
};

export const listOf =
  (take: Take): Take =>
  (value, pseudonym) =>
    Array.isArray(value) ? value.map((each) => take(each, pseudonym)) : [];

/** Of a message within an event, these fields. */
export const fields =
  (allowed: Readonly<Record<string, Take>>): Take =>
  (value, pseudonym) =>
    value === undefined || value === null
      ? null
      : Object.fromEntries(Object.entries(allowed).map(([name, take]) => [name, take((value as Record<string, unknown>)[name], pseudonym)]));
