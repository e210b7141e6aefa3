import { stylesheet, stylesheetPath } from '@mio/pages';
import type { FastifyInstance } from 'fastify';
import { accessibilityPage, privacyPage } from '../pages/about-pages.ts';

const html = 'text/html; charset=utf-8';
const noLimit = { config: { rateLimit: false as const } };

/** What is the same for everybody. */
export function stillPages(app: FastifyInstance): void {
  app.get(stylesheetPath(), noLimit, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(stylesheet()),
  );
  app.get('/favicon.ico', noLimit, async (_request, reply) => reply.code(204).send());
  app.get('/privacy', noLimit, async (_request, reply) => reply.type(html).send(privacyPage()));
  app.get('/toegankelijkheid', noLimit, async (_request, reply) => reply.type(html).send(accessibilityPage()));
}
