import { createHash } from 'node:crypto';
import type { Region } from './region.ts';

/** `region`: the name, the municipalities and the travel times, of which no event tells but which the register's revision must. */
export type EntryKind = 'region' | 'team' | 'expert' | 'school' | 'person';

/** `key` is unique over all kinds ("expert:p-reiger"). `hash` stays inside the directory: guesses at a person can be tried on it. */
export type RegionEntry = { readonly key: string; readonly kind: EntryKind; readonly id: string; readonly hash: string };

export type RegionChange = (RegionEntry & { readonly what: 'appeared' | 'changed' }) | (Omit<RegionEntry, 'hash'> & { readonly what: 'vanished' });

/** What differs between what was stored (key to hash) and the region, ordered by key. Nothing when the file only moved lines about. */
export const regionChanges = (stored: ReadonlyMap<string, string>, region: Region): readonly RegionChange[] => {
  const entries = regionEntries(region);
  const present = new Set(entries.map(({ key }) => key));
  const news = entries
    .filter(({ key, hash }) => stored.get(key) !== hash)
    .map((entry): RegionChange => ({ ...entry, what: stored.has(entry.key) ? 'changed' : 'appeared' }));
  const vanished = [...stored.keys()].filter((key) => !present.has(key)).map((key): RegionChange => ({ key, ...splitKey(key), what: 'vanished' }));
  return [...news, ...vanished].sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** Every entry of the region with the hash to store. */
export const regionEntries = (region: Region): readonly RegionEntry[] => [
  entry('region', region.id, { name: region.name, travel: region.travel, municipalities: region.municipalities }),
  ...region.teams.map((team) => entry('team', team.id, team)),
  ...region.experts.map((expert) => entry('expert', expert.person, expert)),
  ...region.schools.map((school) => entry('school', school.id, school)),
  ...region.people.map((person) => entry('person', person.id, person)),
];

const entry = (kind: EntryKind, id: string, body: object): RegionEntry => ({
  key: `${kind}:${id}`,
  kind,
  id,
  hash: createHash('sha256').update(canonical(body)).digest('hex'),
});

const splitKey = (key: string): { kind: EntryKind; id: string } => {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as EntryKind, id: key.slice(colon + 1) };
};

// Every list in a region is a set, so lists are sorted as well as keys.
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.sort().join(',')}}`;
};
