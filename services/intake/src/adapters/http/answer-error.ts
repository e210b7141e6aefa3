import { problemPage } from '@mio/pages';
import { isFailure, type Log } from '@mio/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemOf, problemType } from './problem.ts';

/** Whether a program asks: it gets JSON and problems where a person gets pages. */
export const isProgram = (request: FastifyRequest): boolean =>
  request.url.startsWith('/v1/') || /^application\/(problem\+)?json\b/.test(request.headers.accept ?? '');

/** Any error, or a problem that was already made, as problem+json. */
export const answerProblem = (log: Log, error: unknown, reply: FastifyReply): FastifyReply => {
  const problem = told(log, error, reply);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .serializer((text: string) => text)
    .send(JSON.stringify(problem));
};

/** The same as a page. */
export const answerPage = (log: Log, error: unknown, reply: FastifyReply): FastifyReply => {
  const { status } = told(log, error, reply);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .type('text/html; charset=utf-8')
    .send(problemPage(pageOf(status)));
};

function told(log: Log, error: unknown, reply: FastifyReply): Problem {
  const problem = isProblem(error) ? error : problemOf(error);
  if (problem.status === 500) log.error({ route: reply.routeOptions.url ?? 'none', err: error }, 'a request failed in a way that nobody foresaw');
  if (problem.status === 503) {
    log.warn({ route: reply.routeOptions.url ?? 'none', ...(isFailure(error) && { err: error }) }, 'a request could not be served now');
    reply.header('retry-after', '30');
  }
  return problem;
}

const isProblem = (error: unknown): error is Problem => !(error instanceof Error) && typeof (error as Partial<Problem> | null)?.detail === 'string';

function pageOf(status: number): { title: string; what: string; next: string } {
  if (status === 404)
    return {
      title: 'Deze pagina is er niet',
      what: 'De link klopt niet of werkt niet meer.',
      next: 'Controleer of u de hele link hebt overgenomen. Hebt u een vraag? Dan kunt u die hier stellen.',
    };
  if (status === 429)
    return {
      title: 'Even rustig aan',
      what: 'Er kwamen te veel verzoeken achter elkaar van uw adres.',
      next: 'Wacht een minuut en laad deze pagina dan opnieuw. Had u iets ingevuld? Uw browser stuurt dat dan nog eens.',
    };
  if (status === 413)
    return {
      title: 'De vraag is te lang',
      what: 'Wat u stuurde, is te groot.',
      next: 'Stel de vraag opnieuw in ten hoogste 10.000 tekens. Hebt u de tekst ergens bewaard? Maak hem dan eerst daar korter.',
    };
  if (status === 503)
    return {
      title: 'Even niet bereikbaar',
      what: 'Wij kunnen nu niets bewaren of ophalen.',
      next: 'Wacht een halve minuut en laad deze pagina dan opnieuw. Had u iets ingevuld? Uw browser stuurt dat dan nog eens.',
    };
  if (status < 500)
    return { title: 'Dit verzoek begrijpen wij niet', what: 'Wat uw browser stuurde, konden wij niet lezen.', next: 'Ga terug en probeer het opnieuw.' };
  return {
    title: 'Er ging bij ons iets mis',
    what: 'Wij weten ervan.',
    next: 'Wacht een paar minuten en laad deze pagina dan opnieuw. Had u iets ingevuld? Uw browser stuurt dat dan nog eens.',
  };
}
