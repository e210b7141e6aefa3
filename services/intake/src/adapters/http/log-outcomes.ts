import type { Log } from '@mio/runtime';
import type { FastifyInstance } from 'fastify';

/** Which route was asked and how it ended. Never the path itself: it may hold the token of a private link. */
export function logOutcomes(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    log.debug({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
}
