import { describe, expect, it } from 'vitest';
import { smallRegion } from './region.fixture.ts';
import type { Region } from './region.ts';
import { regionChanges, regionEntries } from './region-changes.ts';

const stored = (region: Region): Map<string, string> => new Map(regionEntries(region).map(({ key, hash }) => [key, hash]));
const changesTo = (region: Region) => regionChanges(stored(smallRegion()), region).map(({ key, what }) => `${key} ${what}`);

describe('given a stored region', () => {
  it('when the same comes again, then nothing changed', () => {
    expect(changesTo(smallRegion())).toEqual([]);
  });

  it('when only lines, lists and fields moved about, then nothing changed', () => {
    const { people, teams, experts, ...rest } = smallRegion();
    const moved = experts.map(({ person, skills, ...fields }) => ({
      ...fields,
      skills: { autism: skills.autism ?? 1, behaviour: skills.behaviour ?? 1 },
      person,
      workingDays: fields.workingDays.toReversed(),
    }));
    expect(changesTo({ experts: moved, teams: teams.toReversed(), people: people.toReversed(), ...rest })).toEqual([]);
  });

  it('when an expert works another day, then that expert changed and nobody else', () => {
    const region = smallRegion();
    expect(changesTo({ ...region, experts: region.experts.map((expert) => ({ ...expert, workingDays: ['ma', 'vr'] })) })).toEqual(['expert:p-otter changed']);
  });

  it('when one school goes and another comes, then both are told', () => {
    const region = smallRegion();
    expect(changesTo({ ...region, schools: region.schools.map((school) => ({ ...school, id: 's-twee' })) })).toEqual([
      'school:s-een vanished',
      'school:s-twee appeared',
    ]);
  });

  it('when a road opens, then the region itself changed', () => {
    expect(changesTo({ ...smallRegion(), travel: { ...smallRegion().travel, minutesPerKm: 1 } })).toEqual(['region:klein changed']);
  });

  it('when nothing was stored yet, then everything appeared, with the hash to store', () => {
    const changes = regionChanges(new Map(), smallRegion());
    expect(changes).toHaveLength(1 + 6 + 1 + 1 + 2);
    expect(changes.every((change) => change.what === 'appeared' && /^[0-9a-f]{64}$/.test(change.hash))).toBe(true);
  });

  it('then one person as expert and as person are two entries', () => {
    expect(
      regionEntries(smallRegion())
        .filter(({ id }) => id === 'p-otter')
        .map(({ kind }) => kind),
    ).toEqual(['expert', 'person']);
  });
});
