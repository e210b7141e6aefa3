import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import { keysScript, pageHeaders, stylesheet, stylesheetPath } from '@mio/pages';
import type { Log } from '@mio/runtime';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { faultJson, faultOf, faultPage, noSuchPage } from './faults.ts';
import { guarded } from './guarded.ts';
import { routes } from './routes.ts';
import { keyFor } from './sealed-cookies.ts';
import type { Services } from './services.ts';
import { sessions } from './session.ts';
import type { SignIn } from './sign-in.ts';
import { addSignIn } from './sign-in-routes.ts';

export interface AppOptions {
  readonly services: Services;
  readonly signIn: SignIn;
  readonly secret: string;
  /** How browsers reach the portal. */
  readonly portalUrl: string;
  readonly log: Log;
  readonly now: () => string;
}

/** The portal as a web server that does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { secret, portalUrl, log, services } = options;
  const secure = portalUrl.startsWith('https:');
  const app = Fastify({ logger: false, bodyLimit: 64 * 1_024, routerOptions: { maxParamLength: 64 } });
  const headers = pageHeaders(portalUrl, 'same-origin');
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
  await app.register(cookie);
  await app.register(formbody);
  await app.register(csrf, {
    cookieKey: 'mio_formulier',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    csrfOpts: { hmacKey: Buffer.from(keyFor(secret, 'forms')).toString('base64'), userInfo: true },
    getUserInfo: (request) => request.visitor?.id ?? '',
  });
  app.decorateRequest('visitor', undefined);
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    log.debug({ method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  const forEver = (path: string, type: string, text: string) =>
    app.get(path, (_request, reply) => reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(text));
  forEver(stylesheetPath(), 'text/css; charset=utf-8', stylesheet());
  forEver(keysScript.path, 'text/javascript; charset=utf-8', keysScript.text);
  const own = sessions({ secret, secure });
  addSignIn(app, { ...options, sessions: own, register: services.register });
  for (const route of routes) guarded(app, route, { ...options, sessions: own });
  app.setNotFoundHandler((request, reply) => answerFault(request, reply, noSuchPage));
  app.setErrorHandler((error, request, reply) => {
    if (faultOf(error).status === 500) log.error({ route: request.routeOptions.url, err: error }, 'a page failed unexpectedly');
    return answerFault(request, reply, error);
  });
  return app;
}

function answerFault(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const fault = faultOf(error);
  if (request.url.split('?')[0]!.endsWith('.json')) return reply.code(fault.status).type('application/problem+json').send(faultJson(fault));
  return reply.code(fault.status).type('text/html; charset=utf-8').send(faultPage(fault, request.visitor));
}
