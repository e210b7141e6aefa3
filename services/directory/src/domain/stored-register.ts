import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import type { Region } from './region.ts';
import { WORKING_DAYS } from './region.ts';
import { minutesTo } from './travel.ts';

/** What the directory keeps: one document for the whole region. */
export interface StoredRegister {
  /** Grows with every change, so that an older snapshot is told from a newer. */
  readonly revision: number;
  readonly region: Region;
  /** Entry key -> hash; never leaves the directory. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** The register as other services get it. */
export const registerOf = (region: Region): Register => ({
  region: region.name,
  municipalities: region.municipalities.map(({ id, name }) => ({ id, name, minutesTo: { ...minutesTo(region, id) } })),
  teams: region.teams.map(({ id, name, coordinator }) => ({ id, name, coordinatorId: coordinator })),
  experts: region.experts.map((expert) => ({
    personId: expert.person,
    teamId: expert.team,
    skills: Object.entries(expert.skills).map(([topic, level]) => ({ topic, level })),
    workingDays: expert.workingDays.map((day) => WORKING_DAYS.indexOf(day) + 1),
    capacity: expert.capacity,
    municipalityId: expert.municipality,
    schoolIds: [...expert.schools],
  })),
  schools: region.schools.map(({ id, name, schoolCode, kind, sector, municipality }) => ({ id, name, schoolCode, kind, sector, municipalityId: municipality })),
  people: region.people.map(({ id, name, email, roles }) => ({ id, name, email, roles: [...roles] })),
});
