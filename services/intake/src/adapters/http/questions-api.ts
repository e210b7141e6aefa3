import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PrivateLinks } from '../private-links.ts';
import type { Schools } from '../schools.ts';
import type { TakeIn } from '../take-in.ts';
import { askedQuestion } from './asked-question.ts';
import { RequestFault } from './problem.ts';
import { problemBody, questionBody, questionHeaders, questionTaken } from './question-schema.ts';

export interface ApiParts {
  readonly takeIn: TakeIn;
  readonly schools: Schools;
  readonly links: PrivateLinks;
}

const errors = (...codes: number[]) =>
  Object.fromEntries(
    codes.map((code) => [code, { description: 'Wat er mis is en wat u kunt doen.', content: { 'application/problem+json': { schema: problemBody } } }]),
  );

/** POST /v1/questions and what a caller needs beside it. Problems are made by the error handler around it. */
export function questionsApi(app: FastifyInstance, { takeIn, schools, links }: ApiParts): void {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/v1/questions',
    {
      schema: {
        operationId: 'askQuestion',
        summary: 'Stel een vraag',
        tags: ['vragen'],
        description:
          'Antwoordt met 202 (en Location, gelijk aan statusUrl) zodra de vraag veilig is bewaard. Stuur een Idempotency-Key mee: dan kunt u bij twijfel hetzelfde verzoek herhalen.',
        headers: questionHeaders,
        body: questionBody,
        response: {
          202: { description: 'De vraag is bewaard.', content: { 'application/json': { schema: questionTaken } } },
          ...errors(400, 409, 413, 415, 422, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const asked = askedQuestion(request.body);
      if (asked.schoolId !== undefined && !schools.has(asked.schoolId)) throw unknownSchool();
      const key = request.headers['idempotency-key'];
      const { caseId } = await takeIn(asked, key === undefined ? undefined : `api:${key}`);
      const statusUrl = links.url(caseId);
      return reply.code(202).header('location', statusUrl).send({ reference: caseId, statusUrl });
    },
  );

  api.get(
    '/v1/schools',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'listSchools',
        summary: 'De scholen van deze regio',
        tags: ['vragen'],
        response: { 200: z.object({ schools: z.array(z.object({ id: z.string(), name: z.string(), place: z.string() })) }) },
      },
    },
    async () => ({ schools: [...schools.list()] }),
  );
}

const unknownSchool = (): RequestFault =>
  new RequestFault('unknown_school', {
    field: 'schoolId',
    detail: 'Deze school staat niet in het register. GET /v1/schools noemt ze. Staat uw school er niet bij, laat schoolId dan weg.',
  });
