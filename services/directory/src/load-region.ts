import { ExpertChanged, MembershipChanged, type SaidEvent, SchoolChanged, TeamChanged } from '@mio/contracts';
import { next, type StepInput, same } from '@mio/flow';
import type { Region } from './domain/region.ts';
import { type RegionChange, regionChanges, regionEntries } from './domain/region-changes.ts';
import type { StoredRegister } from './domain/stored-register.ts';

export interface LoadRegion {
  readonly region: Region;
}

/** The register becomes what the region's file says; of each entry that differs an event tells. */
export const loadRegion = ({ doc, input: { region } }: StepInput<StoredRegister | undefined, LoadRegion>) => {
  const changes = regionChanges(new Map(Object.entries(doc?.hashes ?? {})), region);
  if (changes.length === 0) return same();
  const hashes = Object.fromEntries(regionEntries(region).map(({ key, hash }) => [key, hash]));
  return next({ revision: (doc?.revision ?? 0) + 1, region, hashes }, ...changes.flatMap(eventOf));
};

function eventOf({ kind, id, what }: RegionChange): SaidEvent[] {
  const removed = what === 'vanished';
  if (kind === 'team') return [TeamChanged({ teamId: id, removed })];
  if (kind === 'expert') return [ExpertChanged({ personId: id, removed })];
  if (kind === 'school') return [SchoolChanged({ schoolId: id, removed })];
  if (kind === 'person') return [MembershipChanged({ personId: id, removed })];
  return [];
}
