import type { Runner } from '@mio/flow';
import { NotFound } from '@mio/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Question } from '../../domain/question.ts';
import type { AskStatus } from '../case-status.ts';
import { receiptPage, statusPage, withdrawPage } from '../pages/question-pages.ts';
import { statusWords } from '../pages/status-words.ts';
import type { PrivateLinks } from '../private-links.ts';
import { isProgram } from './answer-error.ts';
import { statusBody } from './status-body.ts';

export interface PrivatePageParts {
  readonly runner: Pick<Runner, 'read' | 'call'>;
  readonly links: PrivateLinks;
  readonly askStatus: AskStatus;
}

const base = '/vraag/:reference/:token';

/** What the private link opens. A wrong or guessed link gets the page of any address that is not there. */
export function privatePages(app: FastifyInstance, { runner, links, askStatus }: PrivatePageParts): void {
  const opened = async (request: FastifyRequest): Promise<Question> => {
    const { reference, token } = request.params as { reference: string; token: string };
    const caseId = links.opened(reference, token);
    const question = caseId === undefined ? undefined : await runner.read<Question>('question', caseId);
    if (question === undefined) throw NotFound('not_found', 'Deze link klopt niet of werkt niet meer.');
    return question;
  };

  app.get(`${base}/ontvangen`, async (request, reply) => {
    const question = await opened(request);
    return privately(reply).send(receiptPage(question, links.url(question.caseId), question.sealed.email !== undefined));
  });

  app.get(base, async (request, reply) => {
    const question = await opened(request);
    const status = await askStatus(question.caseId);
    if (isProgram(request))
      return privately(reply)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(statusBody(question.caseId, status)));
    const words = statusWords(status, question.withdrawnAt !== undefined);
    return privately(reply).send(statusPage(question, words, links.path(question.caseId), typeof status === 'string' ? undefined : status.since));
  });

  app.get(`${base}/intrekken`, async (request, reply) => {
    const question = await opened(request);
    return privately(reply).send(withdrawPage(question, links.path(question.caseId)));
  });

  app.post(`${base}/intrekken`, async (request, reply) => {
    const { caseId } = await opened(request);
    await runner.call('question', caseId, { name: 'withdrawQuestion', id: 'withdraw', by: 'intake', data: {} });
    return reply.redirect(links.path(caseId), 303);
  });
}

const privately = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow').header('vary', 'accept').type('text/html; charset=utf-8');
