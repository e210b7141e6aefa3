import type { Region } from './region.ts';

/** The smallest region that is valid: two towns, one school, one expert who coordinates all teams, one person for the other roles. */
export const smallRegion = (): Region => ({
  id: 'klein',
  name: 'Kleine regio',
  travel: { minutesPerKm: 2, withinMunicipality: 8, detours: [] },
  municipalities: [
    { id: 'm-oost', name: 'Oost', x: 0, y: 0 },
    { id: 'm-west', name: 'West', x: 3, y: 4 },
  ],
  teams: (['c1', 'c2', 'c3', 'c4', 'sbo', 'hb'] as const).map((id) => ({ id, name: `Team ${id}`, coordinator: 'p-otter' })),
  experts: [
    {
      person: 'p-otter',
      team: 'c4',
      skills: { behaviour: 3, autism: 1 },
      workingDays: ['ma', 'do'],
      capacity: 6,
      municipality: 'm-oost',
      schools: ['s-een'],
    },
  ],
  schools: [{ id: 's-een', name: 'School Een', schoolCode: '99ZZ', kind: 'regular', sector: 'po', municipality: 'm-west' }],
  people: [
    { id: 'p-otter', name: 'Olga Voorbeeld', email: 'olga@klein.example', roles: ['expert', 'coordinator'] },
    { id: 'p-bever', name: 'Bas Specimen', email: 'bas@klein.example', roles: ['desk', 'ops', 'admin', 'privacy'] },
  ],
});
