import { problemPage } from '@mio/pages';
import type { Log } from '@mio/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localPath } from './local-path.ts';
import type { CachedRegister } from './register.ts';
import { sealedCookies } from './sealed-cookies.ts';
import type { Sessions } from './session.ts';
import type { Pending, SignIn } from './sign-in.ts';
import { personIdOf } from './visitor.ts';

export interface SignInRoutes {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly register: CachedRegister;
  readonly secret: string;
  /** How browsers reach the portal, and the sign-in server sends them back. */
  readonly portalUrl: string;
  readonly log: Log;
}

const path = '/aanmelden';
const waitsS = 600;
/** After signing out the sign-in server must ask again, or the next person at this computer would be the last one. */
const signedOut = 'mio_uitgelogd';

/** Signing in and out: /aanmelden goes to the sign-in server, /aanmelden/terug comes back from it, /uitloggen ends the session here. */
export function addSignIn(app: FastifyInstance, options: SignInRoutes): void {
  const { signIn, sessions, secret, portalUrl } = options;
  const secure = portalUrl.startsWith('https:');
  const sealed = sealedCookies({ secret, purpose: 'sign-in' });
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  app.get<{ Querystring: { naar?: unknown } }>(path, async (request, reply) => {
    if (isOtherLoopback(request.hostname, portalUrl))
      return reply.redirect(`${portalUrl}${path}?${new URLSearchParams({ naar: localPath(request.query.naar) })}`, 303);
    const { url, pending } = await signIn.begin({ again: request.cookies[signedOut] !== undefined });
    const content = await sealed.seal({ ...pending, to: localPath(request.query.naar) }, waitsS);
    return reply.setCookie(cookieOf(pending.state), content, { ...cookie, maxAge: waitsS }).redirect(url);
  });

  app.get<{ Querystring: { state?: unknown } }>(`${path}/terug`, async (request, reply) => {
    const name = cookieOf(String(request.query.state ?? ''));
    const waiting = await sealed.open(request.cookies[name]);
    reply.clearCookie(name, cookie);
    const identity = waiting && (await signIn.finish(request.url.split('?')[1] ?? '', waiting as unknown as Pending));
    if (identity === undefined || 'refused' in identity) return failed(reply, options.log, identity?.refused ?? 'not_begun_here');
    const personId = personIdOf(await options.register.current(), identity);
    if (personId === undefined) return unknownPerson(reply.setCookie(signedOut, '1', { ...cookie, maxAge: 30 * 86_400 }), options.log);
    await sessions.begin(reply, personId);
    options.log.info({ personId }, 'signed in');
    return reply.clearCookie(signedOut, cookie).redirect(localPath(waiting?.to), 303);
  });

  app.get('/uitloggen', async (_request, reply) => {
    sessions.end(reply);
    return reply
      .setCookie(signedOut, '1', { ...cookie, maxAge: 30 * 86_400 })
      .type(html)
      .send(goodbye);
  });
}

export const signInPath = ({ url }: FastifyRequest): string => `${path}?${new URLSearchParams({ naar: url })}`;

// One cookie per attempt: two links from a mail, opened at once, both arrive.
const cookieOf = (state: string): string => `mio_aanmelden_${state.replace(/[^\w-]/g, '').slice(0, 12)}`;

/** "localhost" typed for 127.0.0.1: a cookie given under the one would be missing when they come back under the other. */
function isOtherLoopback(hostname: string, portalUrl: string): boolean {
  const loopback = ['127.0.0.1', 'localhost'];
  const own = new URL(portalUrl).hostname;
  return hostname !== own && loopback.includes(hostname) && loopback.includes(own);
}

const html = 'text/html; charset=utf-8';
const again = { href: path, label: 'Inloggen' };

function failed(reply: FastifyReply, log: Log, code: string): FastifyReply {
  log.warn({ code }, 'signing in was refused');
  return reply
    .code(400)
    .type(html)
    .send(
      problemPage({
        title: 'Inloggen is niet gelukt',
        what: 'De inlogpagina gaf geen geldig antwoord, of u deed er langer dan tien minuten over.',
        next: 'Log opnieuw in. Lukt het weer niet, bel dan de beheerder.',
        goTo: again,
      }),
    );
}

function unknownPerson(reply: FastifyReply, log: Log): FastifyReply {
  log.warn({}, 'somebody signed in who is not in the register');
  return reply
    .code(403)
    .type(html)
    .send(
      problemPage({
        title: 'U staat nog niet in het register',
        what: 'U bent ingelogd, maar MIO kent u nog niet.',
        next: 'Vraag de beheerder om u in het register te zetten. Log daarna opnieuw in.',
        goTo: again,
      }),
    );
}

const goodbye = problemPage({ title: 'U bent uitgelogd', what: 'U kunt dit venster sluiten.', next: 'Wilt u verder, log dan opnieuw in.', goTo: again });
