import type { Expert, Region } from './region.ts';
import type { RegionDraft } from './region-draft.ts';

/** Entries that name something that is not there, and roles that do not agree with what a person is elsewhere in the file. */
export const referenceFaults = ({ region, known }: RegionDraft): string[] => [
  ...region.experts.flatMap((expert) => expertFaults(expert, known)),
  ...region.teams
    .filter(({ coordinator }) => !known.people.has(coordinator))
    .map(({ id, coordinator }) => `Team ${id} heeft '${coordinator}' als coördinator, maar die persoon bestaat niet. Kies een id dat bij people staat.`),
  ...region.schools
    .filter(({ municipality }) => !known.municipalities.has(municipality))
    .map(
      ({ id, municipality }) =>
        `School ${id} staat in gemeente '${municipality}', maar die gemeente bestaat niet. Kies een van: ${listed(known.municipalities)}.`,
    ),
  ...region.travel.detours
    .flatMap(({ between }) => between)
    .filter((id) => !known.municipalities.has(id))
    .map((id) => `Reistijd (travel): een omweg noemt gemeente '${id}', maar die gemeente bestaat niet. Kies een van: ${listed(known.municipalities)}.`),
  ...roleFaults(region, known),
];

const expertFaults = ({ person, municipality, schools }: Expert, known: RegionDraft['known']): string[] => [
  ...(known.people.has(person) ? [] : [`Deskundige ${person} staat niet bij people. Zet deze persoon daar met naam, e-mailadres en de rol expert.`]),
  ...(known.municipalities.has(municipality)
    ? []
    : [`Deskundige ${person} komt uit gemeente '${municipality}', maar die gemeente bestaat niet. Kies een van: ${listed(known.municipalities)}.`]),
  ...schools
    .filter((school) => !known.schools.has(school))
    .map(
      (school) =>
        `Deskundige ${person} is eigen AB'er van '${school}', maar die school bestaat niet. Kies een id dat bij schools staat, of haal deze school weg.`,
    ),
];

const roleFaults = ({ people }: Region, { experts, coordinators }: RegionDraft['known']): string[] =>
  people.flatMap(({ id, roles }) => [
    ...(experts.has(id) && !roles.includes('expert') ? [`Persoon ${id} staat bij experts, maar heeft de rol expert niet. Voeg expert toe aan roles.`] : []),
    ...(roles.includes('expert') && !experts.has(id)
      ? [`Persoon ${id} heeft de rol expert, maar staat niet bij experts. Zet deze persoon daar met team en werkdagen, of haal de rol weg.`]
      : []),
    ...(coordinators.has(id) && !roles.includes('coordinator')
      ? [`Persoon ${id} is coördinator van een team, maar heeft de rol coordinator niet. Voeg coordinator toe aan roles.`]
      : []),
    ...(roles.includes('coordinator') && !coordinators.has(id)
      ? [`Persoon ${id} heeft de rol coordinator, maar geen team noemt deze persoon. Zet het id bij een team, of haal de rol weg.`]
      : []),
  ]);

const listed = (ids: ReadonlySet<string>): string => [...ids].join(', ');
