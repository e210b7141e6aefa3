import { webcrypto } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

export interface Claims {
  readonly service: string;
  readonly person?: string;
}

export interface Tokens {
  /** A token for calls to `audience`, made at most once per half minute for the same audience and person. */
  sign(audience: string, person?: string): Promise<string>;
  /** Undefined when forged, expired, or meant for another service. */
  verify(token: string): Promise<Claims | undefined>;
}

const livesS = 60;
const reusedMs = 30_000;
const skewS = 5;
// The house secret signs more than calls; the type keeps those tokens apart.
const typ = 'mio-call+jwt';

/** Short-lived tokens that say which service calls and for whom. `service` is this process's own name. */
export function createTokens({ service, secret }: { service: string; secret: string }): Tokens {
  if (secret.length < 32) throw new Error('the secret for calls has fewer than 32 characters');
  const key = keyOf(secret);
  const made = recent<Promise<string>>();
  const seen = recent<Claims>();
  return {
    sign(audience, person) {
      const whose = JSON.stringify([audience, person]);
      return made.get(whose) ?? made.keep(whose, signed(key, service, audience, person), Date.now() + reusedMs);
    },
    async verify(token) {
      const known = seen.get(token);
      if (known !== undefined) return known;
      const read = await verified(key, service, token);
      return read && seen.keep(token, read.claims, read.until);
    },
  };
}

const keyOf = (secret: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

async function signed(key: Promise<webcrypto.CryptoKey>, service: string, audience: string, person: string | undefined): Promise<string> {
  const token = new SignJWT().setProtectedHeader({ alg: 'HS256', typ }).setIssuer(service).setAudience(audience);
  if (person !== undefined) token.setSubject(person);
  return token
    .setIssuedAt()
    .setExpirationTime(`${livesS}s`)
    .sign(await key);
}

async function verified(key: Promise<webcrypto.CryptoKey>, audience: string, token: string): Promise<{ claims: Claims; until: number } | undefined> {
  const options = { algorithms: ['HS256'], typ, audience, clockTolerance: skewS, maxTokenAge: livesS, requiredClaims: ['iss', 'exp'] };
  const read = await jwtVerify(token, await key, options).catch(() => undefined);
  const { iss, sub, exp } = read?.payload ?? {};
  if (iss === undefined || exp === undefined) return undefined;
  return { claims: { service: iss, ...(sub !== undefined && { person: sub }) }, until: Math.min(exp * 1_000, Date.now() + livesS * 1_000) };
}

/** Values that hold until a time; the oldest go first when there are more than `most`. */
function recent<T>(most = 2_000) {
  const kept = new Map<string, { value: T; until: number }>();
  return {
    get(name: string): T | undefined {
      const found = kept.get(name);
      return found !== undefined && found.until > Date.now() ? found.value : undefined;
    },
    keep(name: string, value: T, until: number): T {
      kept.delete(name);
      kept.set(name, { value, until });
      for (const oldest of kept.size > most ? kept.keys().take(kept.size - most) : []) kept.delete(oldest);
      return value;
    },
  };
}
