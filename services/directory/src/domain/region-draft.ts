import type { z } from 'zod';
import type { Region } from './region.ts';
import { expertShape, fileShape, municipalityShape, personShape, schoolShape, teamShape, travelShape } from './region-shape.ts';
import { shapeFaults } from './shape-faults.ts';

type Ids = ReadonlySet<string>;

/**
 * What could be read. `region` holds the well-formed entries only; `known` holds the ids of all entries, malformed ones too,
 * so that one broken school is not reported again by everyone who refers to it.
 */
export type RegionDraft = {
  readonly region: Region;
  readonly known: { readonly municipalities: Ids; readonly schools: Ids; readonly people: Ids; readonly experts: Ids; readonly coordinators: Ids };
  /** False when a whole list cannot be read: then every reference into it would seem to be broken. */
  readonly hasAllLists: boolean;
  readonly faults: readonly string[];
};

export const readDraft = (value: unknown): RegionDraft => {
  const file = fileShape.safeParse(value);
  const raw = isRecord(value) ? value : {};
  const municipalities = readList(raw['municipalities'], 'Gemeente', 'id', municipalityShape);
  const teams = readList(raw['teams'], 'Team', 'id', teamShape);
  const experts = readList(raw['experts'], 'Deskundige', 'person', expertShape);
  const schools = readList(raw['schools'], 'School', 'id', schoolShape);
  const people = readList(raw['people'], 'Persoon', 'id', personShape);
  const travel = travelShape.safeParse(raw['travel']);
  return {
    region: {
      id: file.data?.id ?? '',
      name: file.data?.name ?? '',
      travel: travel.data ?? { minutesPerKm: 1, withinMunicipality: 0, detours: [] },
      municipalities: municipalities.entries,
      teams: teams.entries,
      experts: experts.entries,
      schools: schools.entries,
      people: people.entries,
    },
    known: {
      municipalities: municipalities.ids,
      schools: schools.ids,
      people: people.ids,
      experts: experts.ids,
      coordinators: idsIn(raw['teams'], 'coordinator'),
    },
    hasAllLists: LISTS.every((list) => Array.isArray(raw[list])),
    faults: [
      ...(file.success ? [] : shapeFaults(file.error, value, 'Bestand')),
      ...(travel.success ? [] : shapeFaults(travel.error, raw['travel'], 'Reistijd (travel)')),
      ...[municipalities, teams, experts, schools, people].flatMap((list) => list.faults),
    ],
  };
};

const LISTS = ['municipalities', 'teams', 'experts', 'schools', 'people'] as const;

type ReadList<T> = { readonly entries: readonly T[]; readonly ids: Ids; readonly faults: readonly string[] };

const readList = <T>(raw: unknown, label: string, key: 'id' | 'person', shape: z.ZodType<T>): ReadList<T> => {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const parsed = items.map((item) => shape.safeParse(item));
  return {
    entries: parsed.flatMap((result) => (result.success ? [result.data] : [])),
    ids: idsIn(raw, key),
    faults: parsed.flatMap((result, at) =>
      result.success ? [] : shapeFaults(result.error, items[at], `${label} ${idOf(items[at], key) ?? `nummer ${at + 1} van de lijst`}`),
    ),
  };
};

const idsIn = (raw: unknown, key: string): Ids => new Set(Array.isArray(raw) ? raw.flatMap((item: unknown) => idOf(item, key) ?? []) : []);

const idOf = (item: unknown, key: string): string | undefined => {
  const found = isRecord(item) ? item[key] : undefined;
  return typeof found === 'string' && /^[a-z0-9-]{1,60}$/.test(found) ? found : undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
