import { isFailure } from '@mio/runtime';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** What is wrong with one field of a request; `field` as a path, empty for the whole. */
export interface Fault {
  readonly field: string;
  readonly detail: string;
}

/** An error as RFC 9457 tells it. `detail` is Dutch and says what to do; nothing of the request is repeated. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly faults?: readonly Fault[];
}

export const problemType = 'application/problem+json; charset=utf-8';

const titles: Readonly<Record<number, string>> = {
  400: 'Dit verzoek is niet te lezen',
  404: 'Niet gevonden',
  409: 'Dit past niet bij wat er al is',
  413: 'Het verzoek is te groot',
  415: 'Dit soort bericht kennen wij niet',
  422: 'Er klopt iets niet in de vraag',
  429: 'Te veel verzoeken',
  500: 'Er ging bij ons iets mis',
  503: 'Even niet bereikbaar',
};

export function problem(status: number, code: string, detail: string, faults?: readonly Fault[]): Problem {
  const title = titles[status] ?? (titles[500] as string);
  return { type: 'about:blank', title, status, detail, code, ...(faults && { faults }) };
}

export const notFoundProblem = (): Problem => problem(404, 'not_found', 'Dit adres kennen wij niet. Kijk in /v1/openapi.json welke er zijn.');

export const invalid = (faults: readonly Fault[]): Problem =>
  problem(422, 'invalid_question', 'Verbeter wat hieronder bij faults staat en stuur de vraag opnieuw.', faults);

/** A fault of one field that only we can see, such as a school that is not in the register. */
export class RequestFault extends Error {
  readonly problem: Problem;
  constructor(code: string, fault: Fault) {
    super(code);
    this.problem = { ...invalid([fault]), code, detail: fault.detail };
  }
}

/** Any error as a problem; one that nobody foresaw tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestFault) return error.problem;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(firstPerField(error.validation));
  if (isFailure(error)) return failureProblem(error.kind, error.code, error.message);
  return fastifyProblem(error as Partial<FastifyError>);
}

function firstPerField(faults: readonly { instancePath: string; message?: string }[]): Fault[] {
  const found = new Map<string, Fault>();
  for (const { instancePath, message = '' } of faults) {
    const field = instancePath.replace(/^\//, '').replaceAll('/', '.');
    if (!found.has(field)) found.set(field, { field, detail: message });
  }
  return [...found.values()];
}

function failureProblem(kind: string, code: string, message: string): Problem {
  if (kind === 'rejected') return problem(422, code, message);
  if (kind === 'notFound') return problem(404, code, message);
  if (kind === 'conflict') return problem(409, code, message);
  return problem(503, 'unavailable', 'Uw vraag is niet bewaard. Stuur haar over een halve minuut opnieuw, het liefst met dezelfde Idempotency-Key.');
}

function fastifyProblem({ code, statusCode = 500 }: Partial<FastifyError>): Problem {
  if (statusCode === 429) return problem(429, 'too_many', 'Wacht een minuut en probeer het dan opnieuw.');
  if (statusCode === 413) return problem(413, 'too_large', 'Maak de vraag korter: ten hoogste 10.000 tekens, het hele bericht ten hoogste 64 kB.');
  if (statusCode === 415) return problem(415, 'wrong_type', 'Stuur JSON en zet erbij: Content-Type: application/json.');
  if (code === 'FST_ERR_BAD_URL') return notFoundProblem();
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return problem(400, 'empty_body', 'Het bericht is leeg. Stuur een JSON-object met ten minste text, scope, topic en role.');
  if (statusCode >= 400 && statusCode < 500) return problem(400, 'malformed', "Dit is geen geldige JSON. Controleer haakjes, komma's en aanhalingstekens.");
  return problem(500, 'unexpected', 'Wij weten ervan. Probeer het over een paar minuten opnieuw.');
}
