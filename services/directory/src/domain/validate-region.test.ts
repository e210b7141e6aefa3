import { describe, expect, it } from 'vitest';
import { smallRegion } from './region.fixture.ts';
import type { Expert, Person, Region, School } from './region.ts';
import { validateRegion } from './validate-region.ts';

const faultsOf = (value: unknown): readonly string[] => {
  const verdict = validateRegion(value);
  return verdict.ok ? [] : verdict.faults;
};
const withExpert = (change: Record<string, unknown>): unknown => ({ ...smallRegion(), experts: [{ ...only(smallRegion().experts), ...change }] });
const withSchool = (change: Partial<School>): Region => ({ ...smallRegion(), schools: [{ ...only(smallRegion().schools), ...change }] });
const withPerson = (change: Partial<Person>): unknown => ({
  ...smallRegion(),
  people: smallRegion().people.map((person, at) => (at === 0 ? { ...person, ...change } : person)),
});
const only = <T>(entries: readonly T[]): T => {
  const [entry] = entries;
  if (entry === undefined) throw new Error('empty');
  return entry;
};

describe('given a sound region', () => {
  it('then it is the verdict', () => {
    expect(validateRegion(smallRegion())).toEqual({ ok: true, region: smallRegion() });
  });
});

describe('given one malformed field, when validated, then one sentence names the place and what to do', () => {
  it.each<[string, unknown, string]>([
    ['unknown team', withExpert({ team: 'c9' }), "Deskundige p-otter: 'team' kan niet 'c9' zijn. Kies een van: c1, c2, c3, c4, sbo, hb."],
    [
      'unknown day',
      withExpert({ workingDays: ['ma', 'zo'] }),
      "Deskundige p-otter: 'workingDays (nummer 2)' kan niet 'zo' zijn. Kies een van: ma, di, wo, do, vr.",
    ],
    ['no days', withExpert({ workingDays: [] }), "Deskundige p-otter: 'workingDays' klopt niet. Geef een lijst met minstens een van: ma, di, wo, do, vr."],
    ['capacity in words', withExpert({ capacity: 'zes' }), "Deskundige p-otter: 'capacity' klopt niet. Geef een geheel getal van 0 of meer."],
    ['half a case', withExpert({ capacity: 2.5 }), "Deskundige p-otter: 'capacity' kan niet '2.5' zijn. Geef een geheel getal van 0 of meer."],
    ['no capacity', withExpert({ capacity: undefined }), "Deskundige p-otter: 'capacity' ontbreekt of is leeg. Geef een geheel getal van 0 of meer."],
    [
      'level',
      withExpert({ skills: { autism: 4 } }),
      "Deskundige p-otter: 'skills autism' kan niet '4' zijn. Kies een van: 1 (kent het), 2 (doet het vaak), 3 (is degene aan wie u het vraagt).",
    ],
    [
      'typing error',
      withExpert({ capaciteit: 3 }),
      "Deskundige p-otter: 'capaciteit' is onbekend. Kies uit: person, team, skills, workingDays, capacity, municipality, schools.",
    ],
    [
      'no id',
      { ...smallRegion(), municipalities: [...smallRegion().municipalities, { name: 'Zuid', x: 1, y: 1 }] },
      "Gemeente nummer 3 van de lijst: 'id' ontbreekt of is leeg. Geef een id dat met m- begint, met kleine letters, cijfers en streepjes.",
    ],
    ['school code', withSchool({ schoolCode: '9ZZ' }), "School s-een: 'schoolCode' klopt niet. Geef twee cijfers en twee hoofdletters, zoals 99AA."],
    ['a list that is none', { ...smallRegion(), teams: 'geen' }, "Bestand: 'teams' klopt niet. Geef een lijst."],
    [
      'travel',
      { ...smallRegion(), travel: { minutesPerKm: 2, detours: [] } },
      "Reistijd (travel): 'withinMunicipality' ontbreekt of is leeg. Geef een geheel getal van 0 tot en met 600.",
    ],
  ])('%s', (_, value, sentence) => {
    expect(faultsOf(value)).toEqual([sentence]);
  });

  it('and names the topics when a skill is unknown', () => {
    expect(faultsOf(withExpert({ skills: { autisme: 2 } }))).toEqual([
      expect.stringMatching(/^Deskundige p-otter: 'autisme' bij 'skills' is onbekend\. Kies uit: behaviour, autism, /),
    ]);
  });

  it('and never repeats a name or an address', () => {
    expect(faultsOf(withPerson({ email: 'olga.klein.example' }))).toEqual([
      "Persoon p-otter: 'email' klopt niet. Geef een e-mailadres, zoals naam@school.example.",
    ]);
  });
});

describe('given entries that refer to what is not there', () => {
  it.each<[string, unknown, string]>([
    ['school of an expert', withExpert({ schools: ['s-weg'] }), "Deskundige p-otter is eigen AB'er van 's-weg', maar die school bestaat niet."],
    [
      'home of an expert',
      withExpert({ municipality: 'm-zuid' }),
      "Deskundige p-otter komt uit gemeente 'm-zuid', maar die gemeente bestaat niet. Kies een van: m-oost, m-west.",
    ],
    ['town of a school', withSchool({ municipality: 'm-zuid' }), "School s-een staat in gemeente 'm-zuid', maar die gemeente bestaat niet."],
    [
      'detour',
      { ...smallRegion(), travel: { ...smallRegion().travel, detours: [{ between: ['m-oost', 'm-zuid'], minutes: 9 }] } },
      "een omweg noemt gemeente 'm-zuid'",
    ],
    [
      'coordinator',
      { ...smallRegion(), teams: smallRegion().teams.map((team) => (team.id === 'hb' ? { ...team, coordinator: 'p-weg' } : team)) },
      "Team hb heeft 'p-weg' als coördinator",
    ],
    ['expert without a role', withPerson({ roles: ['coordinator'] }), 'Persoon p-otter staat bij experts, maar heeft de rol expert niet.'],
    ['coordinator without a role', withPerson({ roles: ['expert'] }), 'Persoon p-otter is coördinator van een team, maar heeft de rol coordinator niet.'],
    [
      'role without a team',
      { ...smallRegion(), people: smallRegion().people.map((person) => ({ ...person, roles: [...person.roles, 'coordinator'] })) },
      'Persoon p-bever heeft de rol coordinator, maar geen team noemt deze persoon.',
    ],
    ['role without an expert', { ...smallRegion(), experts: [] }, 'Persoon p-otter heeft de rol expert, maar staat niet bij experts.'],
  ])('%s: a sentence says so', (_, value, sentence) => {
    expect(faultsOf(value)).toContainEqual(expect.stringContaining(sentence));
  });

  it('then a malformed entry is not reported again by those who refer to it', () => {
    expect(faultsOf(withSchool({ schoolCode: 'x' }))).toHaveLength(1);
    expect(faultsOf(withExpert({ capacity: 'x' }))).toHaveLength(1);
    expect(faultsOf({ ...smallRegion(), teams: smallRegion().teams.map(({ name: _, ...team }) => team) })).toHaveLength(6);
  });
});

describe('given what may occur only once', () => {
  const again = { ...only(smallRegion().people), id: 'p-snoek', roles: ['desk'] };
  it.each<[string, unknown, string]>([
    [
      'e-mail',
      { ...smallRegion(), people: [...smallRegion().people, { ...again, email: 'OLGA@klein.example' }] },
      'Het e-mailadres van p-otter en p-snoek is hetzelfde.',
    ],
    [
      'school code',
      { ...smallRegion(), schools: [...smallRegion().schools, { ...only(smallRegion().schools), id: 's-twee' }] },
      'Schoolcode 99ZZ staat bij s-een en s-twee.',
    ],
    ['expert', { ...smallRegion(), experts: [...smallRegion().experts, ...smallRegion().experts] }, 'Deskundige p-otter staat er meer dan een keer in.'],
    [
      'id that tells a name',
      { ...smallRegion(), people: [...smallRegion().people, { ...again, id: 'p-bas-2', name: 'Bas Dubbel', email: 'b.d@klein.example' }] },
      'Persoon p-bas-2: in het id staat een deel van de naam',
    ],
  ])('%s: a sentence says so', (_, value, sentence) => {
    expect(faultsOf(value)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('given a region without what every case may need', () => {
  it('then a missing team and a missing desk are faults', () => {
    const region = {
      ...smallRegion(),
      teams: smallRegion().teams.filter(({ id }) => id !== 'hb'),
      people: smallRegion().people.map((person) => ({ ...person, roles: person.roles.filter((role) => role !== 'desk') })),
    };
    expect(faultsOf(region)).toEqual([expect.stringContaining('Team hb ontbreekt'), expect.stringContaining('Niemand heeft de rol desk')]);
  });
});

describe('given many faults of all sorts', () => {
  it('then all come at once', () => {
    const expert: Expert = only(smallRegion().experts);
    const value = {
      ...smallRegion(),
      experts: [
        { ...expert, team: 'c9' },
        { ...expert, person: 'p-weg', schools: ['s-weg'] },
      ],
      schools: [{ id: 's-een' }],
    };
    expect(faultsOf(value)).toHaveLength(8);
  });

  it.each([null, undefined, 'tekst', 12, []])('and %j is refused with a sentence', (value) => {
    expect(faultsOf(value)[0]).toMatch(/^Bestand: hier hoort een rij velden te staan\. Geef deze velden: id, name/);
  });
});
