import type { FastifyReply, FastifyRequest } from 'fastify';
import { sealedCookies } from './sealed-cookies.ts';

export interface Sessions {
  /** The id of the person who signed in, from the cookie alone: whether they may still come in, the register says. */
  personOf(request: FastifyRequest): Promise<string | undefined>;
  begin(reply: FastifyReply, personId: string): Promise<void>;
  end(reply: FastifyReply): void;
}

const cookie = 'mio_sessie';
const livesS = 8 * 3_600;

/** The whole session is one cookie with the person's id in it, so that any replica can go on with it. */
export function sessions({ secret, secure }: { secret: string; secure: boolean }): Sessions {
  const sealed = sealedCookies({ secret, purpose: 'session' });
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    async personOf(request) {
      const { sub } = (await sealed.open(request.cookies[cookie])) ?? {};
      return typeof sub === 'string' ? sub : undefined;
    },
    async begin(reply, personId) {
      reply.setCookie(cookie, await sealed.seal({ sub: personId }, livesS), { ...options, maxAge: livesS });
    },
    end: (reply) => void reply.clearCookie(cookie, options),
  };
}
