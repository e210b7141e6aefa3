import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import { answerHeaders, pageHeaders } from '@mio/pages';
import type { Log } from '@mio/runtime';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerPage, answerProblem, isProgram } from './answer-error.ts';
import { apiDoor } from './api-door.ts';
import { type FormParts, formPages } from './form-pages.ts';
import { logOutcomes } from './log-outcomes.ts';
import { type PrivatePageParts, privatePages } from './private-pages.ts';
import { notFoundProblem } from './problem.ts';
import type { ApiParts } from './questions-api.ts';
import { stillPages } from './still-pages.ts';

export interface HttpParts extends ApiParts, FormParts, PrivatePageParts {
  readonly log: Log;
  readonly publicUrl: string;
  readonly ratePerMinute: number;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: string | undefined;
}

/** A form holds 10,000 characters, each of them at most nine bytes on the line, and its other answers. */
const longestForm = 128 * 1024;
const longestMessage = 64 * 1024;

/** The door to the internet: pages and API, not listening yet. Nothing of a request but its route gets into the log. */
export async function httpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { log, publicUrl, ratePerMinute, trustedProxies } = parts;
  const headers = { page: pageHeaders(publicUrl, 'no-referrer'), answer: answerHeaders(publicUrl) };
  const safely = (request: FastifyRequest, reply: FastifyReply) => reply.headers(isProgram(request) ? headers.answer : headers.page);
  const failed = (error: unknown, request: FastifyRequest, reply: FastifyReply) => (isProgram(request) ? answerProblem : answerPage)(log, error, reply);
  const app = fastify({
    logger: false,
    bodyLimit: longestMessage,
    requestTimeout: 15_000,
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies ?? false,
    // A path that cannot be decoded would otherwise be repeated in the answer.
    frameworkErrors: (error, request, reply) => void failed(error, request, safely(request, reply)),
  });
  app.addHook('onRequest', (request, reply, done) => {
    safely(request, reply);
    done();
  });
  logOutcomes(app, log);
  await app.register(rateLimit, { max: ratePerMinute, timeWindow: 60_000, cache: 20_000 });
  app.setErrorHandler(failed);
  app.setNotFoundHandler((request, reply) => failed(notFoundProblem(), request, reply));
  await app.register(async (api) => apiDoor(api, parts));
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    await pages.register(formbody, { bodyLimit: longestForm });
    stillPages(pages);
    formPages(pages, parts);
    privatePages(pages, parts);
  });
  return app;
}
