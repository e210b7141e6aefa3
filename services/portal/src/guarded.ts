import { Rejected } from '@mio/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultJson, faultPage, noLongerKnown, notYours } from './faults.ts';
import { namesOf } from './names.ts';
import type { Services } from './services.ts';
import type { Sessions } from './session.ts';
import { signInPath } from './sign-in-routes.ts';
import type { Answer, Route, Visit } from './visit.ts';
import { hasRole, type Visitor, visitorOf } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | undefined;
  }
}

interface Parts {
  readonly services: Services;
  readonly sessions: Sessions;
  readonly now: () => string;
}

/** A page behind the door: who is signed in, is still in the register, has the role, and (for forms) filled in our own form. */
export function guarded(app: FastifyInstance, route: Route, parts: Parts): void {
  const { method, path: url } = route;
  const comesIn = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const personId = await parts.sessions.personOf(request);
    if (personId === undefined) return askToSignIn(route, request, reply);
    request.visitor = visitorOf(await parts.services.register.current(), personId);
    if (request.visitor !== undefined && isFor(route, request.visitor)) return undefined;
    if (request.visitor !== undefined) throw notYours;
    parts.sessions.end(reply);
    throw noLongerKnown;
  };
  const preHandler = method === 'POST' ? [comesIn, app.csrfProtection] : [comesIn];
  app.route({ method, url, preHandler, handler: async (request, reply) => send(reply, await route.page(await visitOf(request, reply, parts))) });
}

const isFor = (route: Route, visitor: Visitor): boolean => route.for === 'everyone' || hasRole(visitor, route.for);

function askToSignIn({ method, json }: Route, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (json) return reply.code(401).type('application/problem+json').send(faultJson(signedOut));
  if (method === 'GET') return reply.redirect(signInPath(request), 303);
  return reply.code(401).type('text/html; charset=utf-8').send(faultPage(signedOut, undefined));
}

const signedOut = {
  status: 401,
  title: 'U bent niet meer ingelogd',
  what: 'Wat u verstuurde is niet opgeslagen.',
  next: 'Ga naar het begin om opnieuw in te loggen en doe het daarna nog eens.',
};

async function visitOf(request: FastifyRequest, reply: FastifyReply, { services, now }: Parts): Promise<Visit> {
  const visitor = request.visitor!;
  const form = texts(request.body);
  if (request.method === 'POST' && !/^[0-9a-f-]{36}$/.test(form.opdracht ?? '')) throw Rejected('unreadable_form', 'Het formulier was niet compleet.');
  return {
    visitor,
    services,
    form,
    now: now(),
    names: namesOf(await services.register.current()),
    as: { deadlineMs: 3_000, person: visitor.id },
    params: texts(request.params),
    query: texts(request.query),
    formToken: onePer(() => reply.generateCsrf({ userInfo: visitor.id })),
  };
}

/** All forms of a page have one token: each call would begin a new secret as long as the browser has none. */
function onePer(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

/** A name that was sent twice counts as not sent. */
const texts = (sent: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(sent ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string'));

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if ('to' in answer) return reply.redirect(answer.to, 303);
  if ('json' in answer) return reply.send(answer.json);
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(answer.page);
}
