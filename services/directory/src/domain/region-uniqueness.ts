import type { Person, Region } from './region.ts';

/** What may stand in the file only once, and ids that give away who a person is. */
export const uniquenessFaults = (region: Region): string[] => [
  ...twice(region.municipalities, ({ id }) => id).map(([id]) => `Gemeente ${id} staat er meer dan een keer in. Haal er een weg of geef een ander id.`),
  ...twice(region.teams, ({ id }) => id).map(([id]) => `Team ${id} staat er meer dan een keer in. Haal er een weg.`),
  ...twice(region.experts, ({ person }) => person).map(([id]) => `Deskundige ${id} staat er meer dan een keer in. Voeg de regels samen.`),
  ...twice(region.schools, ({ id }) => id).map(([id]) => `School ${id} staat er meer dan een keer in. Haal er een weg of geef een ander id.`),
  ...twice(region.people, ({ id }) => id).map(([id]) => `Persoon ${id} staat er meer dan een keer in. Haal er een weg of geef een ander id.`),
  ...twice(region.schools, ({ schoolCode }) => schoolCode).map(
    ([code, schools]) => `Schoolcode ${code} staat bij ${schools.map(({ id }) => id).join(' en ')}. Geef elke school een eigen code.`,
  ),
  ...twice(region.people, ({ email }) => email.toLowerCase()).map(
    ([, people]) => `Het e-mailadres van ${people.map(({ id }) => id).join(' en ')} is hetzelfde. Geef ieder een eigen adres.`,
  ),
  ...region.people
    .filter(namesThePerson)
    .map(({ id }) => `Persoon ${id}: in het id staat een deel van de naam of het e-mailadres. Ids komen in het logboek; kies een id dat niets verraadt.`),
];

const twice = <T>(entries: readonly T[], keyOf: (entry: T) => string): [string, T[]][] =>
  [...Map.groupBy(entries, keyOf)].filter(([, same]) => same.length > 1);

const namesThePerson = ({ id, name, email }: Person): boolean => {
  const telling = new Set([...wordsOf(name), ...wordsOf(email.split('@')[0] ?? '')]);
  return wordsOf(id).some((word) => telling.has(word));
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3);
