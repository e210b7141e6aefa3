import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role, SECTORS, TEAM_IDS, TOPICS } from '../domain/region.ts';
import { minutesTo } from '../domain/travel.ts';
import { readRegion } from './region-file.ts';

const demo = await readRegion(fileURLToPath(new URL('../../region/demo.yaml', import.meta.url)));

describe('given the demo region', () => {
  it('then it has the size of a real one', () => {
    const { teams, experts, municipalities } = demo;
    expect([teams.length, experts.length, municipalities.length]).toEqual([6, 30, 8]);
    expect(
      Map.groupBy(demo.schools, ({ kind }) => kind)
        .entries()
        .map(([kind, { length }]) => [kind, length])
        .toArray(),
    ).toEqual([
      ['regular', 20],
      ['special', 8],
    ]);
    expect(SECTORS.every((sector) => demo.schools.some((school) => school.sector === sector))).toBe(true);
  });

  it('then every role is filled', () => {
    const count = (role: Role) => demo.people.filter(({ roles }) => roles.includes(role)).length;
    expect(Object.fromEntries(ROLES.map((role) => [role, count(role)]))).toEqual({ expert: 30, coordinator: 6, desk: 3, ops: 2, admin: 1, privacy: 1 });
  });

  it('then every team has at least four experts, c4 the most', () => {
    const sizes = TEAM_IDS.map((id) => demo.experts.filter(({ team }) => team === id).length);
    expect(sizes).toEqual([4, 5, 5, 8, 4, 4]);
  });

  it('then every school has its own specialist', () => {
    expect(demo.schools.filter(({ id }) => !demo.experts.some(({ schools }) => schools.includes(id)))).toEqual([]);
  });

  it.each(TOPICS)('then at least two experts often do %s', (topic) => {
    expect(demo.experts.filter(({ skills }) => (skills[topic] ?? 0) >= 2).length).toBeGreaterThanOrEqual(2);
  });

  it('then its places are fewer than a busy month has questions', () => {
    expect(demo.experts.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(250);
  });

  it('then every town is within an hour of every other', () => {
    const minutes = demo.municipalities.flatMap(({ id }) => Object.values(minutesTo(demo, id)));
    expect(minutes).toHaveLength(64);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(60);
  });

  it('then nobody in it can be written to', () => {
    expect(demo.people.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
  });
});
