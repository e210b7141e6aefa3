import type { Register } from '@mio/contracts/rpc/directory/v1/service';

const person = (id: string, name: string, ...roles: string[]) => ({ id, name, email: `${id}@waterlanden.example`, roles });

/** A small register: two teams, four people of different roles, one school. */
export const region: Register = {
  region: 'Waterlanden',
  municipalities: [],
  teams: [
    { id: 'c2', name: 'Cluster 2: horen, spraak en taal', coordinatorId: 'p-ijsvogel' },
    { id: 'c4', name: 'Cluster 4: gedrag en welbevinden', coordinatorId: 'p-zwaan' },
  ],
  experts: [{ personId: 'p-wulp', teamId: 'c2', skills: [], workingDays: [1], capacity: 5, municipalityId: 'm-1', schoolIds: ['s-1'] }],
  schools: [{ id: 's-1', name: 'De Zandkorrel', schoolCode: '99ZZ', kind: 'regular', sector: 'po', municipalityId: 'm-1' }],
  people: [
    person('p-wulp', 'Yasmina Achterhof', 'expert'),
    person('p-ijsvogel', 'Marit Dijkzwager', 'coordinator'),
    person('p-desk', 'Bas van de Tafel', 'desk'),
    person('p-ops', 'Ine Beheer', 'ops'),
    person('p-fuut', 'Karim Belhadi', 'expert'),
  ],
};
