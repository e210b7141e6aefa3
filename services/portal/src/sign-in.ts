import { Unavailable } from '@mio/runtime';
import * as oidc from 'openid-client';

export interface SignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the sign-in server sends people back to. */
  readonly redirectUri: string;
}

/** What must be known again when somebody comes back from the sign-in server. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who signed in, as the sign-in server knows them. */
export interface Identity {
  readonly subject: string;
  /** Only when the sign-in server has checked it. */
  readonly email: string | undefined;
}

export interface SignIn {
  /** `again`: ask for the password even when the sign-in server still knows them. */
  begin(how: { again: boolean }): Promise<{ url: string; pending: Pending }>;
  /** `query` is the query string of the return. Refused, with a code for the log, when it is not a good answer to `pending`. */
  finish(query: string, pending: Pending): Promise<Identity | { refused: string }>;
}

/** Signing in with OpenID Connect: authorization code, PKCE, state and nonce. */
export function signInWith(options: SignInOptions): SignIn {
  const server = discovered(options);
  return {
    async begin({ again }) {
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(await server(), {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login' }),
      });
      return { url: url.href, pending };
    },
    async finish(query, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const from = new URL(`?${query}`, options.redirectUri);
      return oidc.authorizationCodeGrant(await server(), from, checks).then((tokens) => identityOf(tokens.claims()), refusedOrUnavailable);
    },
  };
}

/** Asked for once it is needed, so that the portal starts without the sign-in server; a failure is forgotten. */
function discovered({ issuer, clientId, clientSecret }: SignInOptions): () => Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  let known: Promise<oidc.Configuration> | undefined;
  return () =>
    (known ??= oidc.discovery(url, clientId, undefined, oidc.ClientSecretBasic(clientSecret), { execute, timeout: 5 }).catch((error: unknown) => {
      known = undefined;
      throw Unavailable('the sign-in server does not answer', error);
    }));
}

function identityOf(claims: oidc.IDToken | undefined): Identity | { refused: string } {
  if (claims === undefined) return { refused: 'no_id_token' };
  return { subject: claims.sub, email: claims.email_verified === true && typeof claims.email === 'string' ? claims.email : undefined };
}

/** An answer that does not fit is refused; a server that cannot be reached is no refusal. */
function refusedOrUnavailable(error: unknown): { refused: string } {
  const { code, error: said } = error as { code?: string; error?: string };
  if (error instanceof TypeError || code === 'OAUTH_TIMEOUT') throw Unavailable('the sign-in server does not answer', error);
  return { refused: said ?? code ?? 'unknown' };
}
