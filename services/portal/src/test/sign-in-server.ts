import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface SignInServer {
  readonly issuer: string;
  /** Who signs in next. */
  as: Claims;
  /** The query of the last request to sign in. */
  asked: URLSearchParams;
  close(): Promise<void>;
}

/** The least that OpenID Connect asks of a sign-in server: whoever comes is `as`, PKCE is checked, codes work once. */
export async function serveSignIn(): Promise<SignInServer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { claims: Claims; nonce: string; challenge: string; client: string }>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', own.issuer);
    const json = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') return json(metadata(own.issuer));
    if (url.pathname === '/jwks') return json({ keys: [jwk] });
    if (url.pathname === '/auth') {
      own.asked = url.searchParams;
      const asked = (name: string): string => url.searchParams.get(name) ?? '';
      const code = `code-${codes.size + 1}`;
      codes.set(code, { claims: own.as, nonce: asked('nonce'), challenge: asked('code_challenge'), client: asked('client_id') });
      const back = new URLSearchParams({ code, state: asked('state'), iss: own.issuer });
      return response.writeHead(302, { location: `${asked('redirect_uri')}?${back}` }).end();
    }
    const form = new URLSearchParams(await bodyOf(request));
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (given === undefined || given.challenge !== challenge)
      return response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
    const idToken = await new SignJWT({ ...given.claims, nonce: given.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(own.issuer)
      .setAudience(given.client)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return json({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own: SignInServer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    as: { sub: '' },
    asked: new URLSearchParams(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return own;
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
