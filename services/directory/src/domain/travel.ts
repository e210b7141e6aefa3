import type { Municipality, Region, Travel } from './region.ts';

type Area = Pick<Region, 'municipalities' | 'travel'>;

/** Whole minutes by car, one way. Throws on an id that the region does not have: validateRegion keeps those out. */
export const travelMinutes = (area: Area, from: string, to: string): number => {
  const [start, end] = [placeOf(area, from), placeOf(area, to)];
  if (from === to) return area.travel.withinMunicipality;
  return detourMinutes(area.travel, from, to) ?? straightMinutes(area.travel, start, end);
};

/** Minutes to every municipality, itself included, by id. */
export const minutesTo = (area: Area, from: string): Readonly<Record<string, number>> =>
  Object.fromEntries(area.municipalities.map(({ id }) => [id, travelMinutes(area, from, id)]));

const placeOf = (area: Area, id: string): Municipality => {
  const place = area.municipalities.find((municipality) => municipality.id === id);
  if (!place) throw new RangeError(`no municipality ${id}`);
  return place;
};

const detourMinutes = (travel: Travel, from: string, to: string): number | undefined =>
  travel.detours.find(({ between }) => between.includes(from) && between.includes(to))?.minutes;

// Leaving town and arriving takes time too: a neighbour is never nearer than one's own municipality.
const straightMinutes = (travel: Travel, from: Municipality, to: Municipality): number =>
  Math.max(travel.withinMunicipality, Math.round(Math.hypot(from.x - to.x, from.y - to.y) * travel.minutesPerKm));
