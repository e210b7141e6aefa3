import { z } from 'zod';
import {
  type Detour,
  type Expert,
  type Municipality,
  type Person,
  ROLES,
  SCHOOL_KINDS,
  type School,
  SECTORS,
  SKILL_LEVELS,
  TEAM_IDS,
  type Team,
  TOPICS,
  type Travel,
  WORKING_DAYS,
} from './region.ts';

/** The shape of each kind of entry. Every message says what to fill in; shape-faults.ts says where. */
const advise = (advice: string) => ({ error: advice });
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, advise(`Kies een van: ${values.join(', ')}`));
const someOf = <const T extends readonly string[]>(values: T) => {
  const advice = advise(`Geef een lijst met minstens een van: ${values.join(', ')}`);
  return z.array(oneOf(values), advice).min(1, advice);
};
const number = (low: number, high: number) => {
  const advice = advise(`Geef een getal van ${low} tot en met ${high}`);
  return z.number(advice).min(low, advice).max(high, advice);
};
const wholeNumber = (low: number, high = Number.MAX_SAFE_INTEGER) => {
  const advice = advise(`Geef een geheel getal van ${low} ${high === Number.MAX_SAFE_INTEGER ? 'of meer' : `tot en met ${high}`}`);
  return z.int(advice).min(low, advice).max(high, advice);
};
const words = (example: string) =>
  z
    .string(advise(`Geef tekst, zoals ${example}`))
    .trim()
    .min(1, advise(`Geef tekst, zoals ${example}`));
const id = (letter: 'm' | 's' | 'p') => {
  const advice = advise(`Geef een id dat met ${letter}- begint, met kleine letters, cijfers en streepjes`);
  return z.string(advice).regex(new RegExp(`^${letter}(-[a-z0-9]+)+$`), advice);
};
const entry = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `Kies uit: ${Object.keys(shape).join(', ')}` : `Geef deze velden: ${Object.keys(shape).join(', ')}`,
  });

export const municipalityShape = entry({
  id: id('m'),
  name: words('Zilverdam'),
  x: number(-500, 500),
  y: number(-500, 500),
}) satisfies z.ZodType<Municipality>;

export const teamShape = entry({
  id: oneOf(TEAM_IDS),
  name: words('"Cluster 1: zien"'),
  coordinator: id('p'),
}) satisfies z.ZodType<Team>;

const skillLevel = z.literal(SKILL_LEVELS, advise('Kies een van: 1 (kent het), 2 (doet het vaak), 3 (is degene aan wie u het vraagt)'));

export const expertShape = entry({
  person: id('p'),
  team: oneOf(TEAM_IDS),
  skills: z.partialRecord(z.enum(TOPICS), skillLevel, {
    error: (issue) => (issue.code === 'invalid_type' ? 'Geef onderwerpen met een niveau, zoals { autism: 2 }' : `Kies uit: ${TOPICS.join(', ')}`),
  }),
  workingDays: someOf(WORKING_DAYS),
  // No upper end: in a region under test nobody gets full.
  capacity: wholeNumber(0),
  municipality: id('m'),
  schools: z.array(id('s'), advise('Geef een lijst met ids van scholen, of [] als die er niet zijn')),
}) satisfies z.ZodType<Expert>;

export const schoolShape = entry({
  id: id('s'),
  name: words('"Basisschool De Vierde Sluis"'),
  schoolCode: z.string(advise('Geef een code zoals 99AA')).regex(/^\d{2}[A-Z]{2}(\d{2})?$/, advise('Geef twee cijfers en twee hoofdletters, zoals 99AA')),
  kind: oneOf(SCHOOL_KINDS),
  sector: oneOf(SECTORS),
  municipality: id('m'),
}) satisfies z.ZodType<School>;

export const personShape = entry({
  id: id('p'),
  name: words('"Fenna Oosterwiel"'),
  email: z.email(advise('Geef een e-mailadres, zoals naam@school.example')),
  roles: someOf(ROLES),
}) satisfies z.ZodType<Person>;

const detourShape = entry({
  between: z.tuple([id('m'), id('m')], advise('Geef twee ids van gemeenten, zoals [m-zilverdam, m-ottermeer]')),
  minutes: wholeNumber(1, 600),
}) satisfies z.ZodType<Detour>;

export const travelShape = entry({
  minutesPerKm: number(0.1, 60),
  withinMunicipality: wholeNumber(0, 600),
  detours: z.array(detourShape, advise('Geef een lijst, of []')),
}) satisfies z.ZodType<Travel>;

/** The file's top level; the entries of each list are checked one by one, so that a broken one does not hide the rest. */
const list = z.array(z.unknown(), advise('Geef een lijst'));
export const fileShape = entry({
  id: z.string(advise('Geef een id, zoals waterlanden')).regex(/^[a-z0-9-]+$/, advise('Geef een id met kleine letters, cijfers en streepjes')),
  name: words('"Samenwerkingsverband Waterlanden"'),
  travel: z.unknown(),
  municipalities: list,
  teams: list,
  experts: list,
  schools: list,
  people: list,
});
