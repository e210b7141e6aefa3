import { z } from 'zod';
import { hasWords } from '../../domain/plain-text.ts';
import { channels, longestEmail, longestName, longestText, parentsInformed, roles, scopes, topics } from '../../domain/question.ts';

// What a person sees about a fault names the field and what to do, never what was sent.

/** The body of POST /v1/questions. Unknown fields are refused: they would be stored by nobody and missed by somebody. */
export const questionBody = z.strictObject(
  {
    text: z
      .string('Schrijf uw vraag in het veld text.')
      .min(1, 'De vraag is leeg. Schrijf in een paar zinnen wat er speelt.')
      .max(longestText, `De vraag is te lang. Gebruik ten hoogste ${longestText.toLocaleString('nl-NL')} tekens.`)
      .refine(hasWords, 'De vraag is leeg. Schrijf in een paar zinnen wat er speelt.')
      .describe('De vraag in eigen woorden, zonder namen van leerlingen. Ten hoogste 10.000 tekens.'),
    scope: oneOf(scopes, 'over wie de vraag gaat').describe('pupil: één leerling; group: een groep of klas; school: de school of het team.'),
    topic: oneOf(topics, 'waar de vraag vooral over gaat').describe('Waar de vraag vooral over gaat; unsure als dat niet duidelijk is.'),
    role: oneOf(roles, 'wie de vraag stelt').describe('Wie de vraag stelt.'),
    schoolId: z
      .string('Geef het id van de school, of laat schoolId weg.')
      .min(1, 'Geef het id van de school, of laat schoolId weg.')
      .max(64, 'Dit is geen id van een school. GET /v1/schools noemt ze.')
      .optional()
      .describe('Id uit GET /v1/schools. Laat weg als de school er niet bij staat.'),
    contact: strict(
      {
        name: z
          .string('Schrijf een naam, of laat name weg.')
          .max(longestName, `De naam is te lang. Gebruik ten hoogste ${longestName} tekens.`)
          .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'Schrijf de naam op één regel.')
          .optional(),
        email: z
          .string('Schrijf een e-mailadres, of laat email weg.')
          .max(longestEmail, 'Het e-mailadres is te lang.')
          .check(z.email('Dit e-mailadres klopt niet. Schrijf het als naam@school.nl.'))
          .optional(),
      },
      'In contact mogen alleen name en email staan.',
    )
      .optional()
      .describe('Wie antwoord wil. Niet verplicht; wordt versleuteld bewaard.'),
    parentsInformed: oneOf(parentsInformed, 'of de ouders het weten')
      .optional()
      .describe('Weten de ouders (vanaf 16 jaar: de leerling) ervan? Alleen bij een leerling; elders wordt het niet bewaard.'),
    channel: oneOf(channels, 'langs welke weg de vraag kwam').default('api').describe('Langs welke weg de vraag kwam.'),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'Er staan velden in die wij niet kennen. Kijk in /v1/openapi.json welke er zijn en laat de andere weg.'
        : 'Stuur een JSON-object met ten minste text, scope, topic en role.',
  },
);
export type QuestionBody = z.infer<typeof questionBody>;

export const questionHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'Gebruik als Idempotency-Key 1 tot 200 gewone tekens zonder spaties, bijvoorbeeld een UUID.')
    .optional()
    .describe('Een eigen, unieke sleutel (bijvoorbeeld een UUID). Dezelfde sleutel met dezelfde vraag geeft hetzelfde antwoord en één casus.'),
});

export const questionTaken = z.object({
  reference: z.string().describe('Het kenmerk, bijvoorbeeld MIO-7QK2M-9XR4TB; het laatste teken is een controleteken.'),
  statusUrl: z.string().describe('Privépagina bij deze vraag. Wie het adres heeft, kan de stand zien en de vraag intrekken.'),
});

export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('Wat u kunt doen.'),
  code: z.string().describe("Vaste code voor programma's."),
  faults: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
});

function oneOf<const T extends readonly string[]>(values: T, what: string) {
  return z.enum(values, `Kies ${what}: ${values.join(', ')}.`);
}

function strict<S extends z.ZodRawShape>(shape: S, message: string) {
  return z.strictObject(shape, message);
}
