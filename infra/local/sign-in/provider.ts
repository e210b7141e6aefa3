import { problemPage } from '@mio/pages';
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Region } from '../../../services/directory/src/domain/region.ts';
import { memory } from './memory.ts';
import type { StableKeys } from './stable-keys.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of each portal; without a slash at the end. */
  readonly portalUrls: readonly string[];
  readonly people: Region['people'];
  readonly keys: StableKeys;
}

/** Where the portal gets people back. */
const backAt = '/aanmelden/terug';
export const choicePath = '/wie';

/** A provider that believes whatever name is clicked; it asks at every sign-in, so that one can be somebody else each time. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configurationOf(options));
  provider.on('server_error', (_, error) => process.stderr.write(`sign-in: ${error.message}\n`));
  return provider;
}

function configurationOf({ clientId, clientSecret, portalUrls, people, keys }: ProviderOptions): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: portalUrls.map((url) => url + backAt),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    adapter: memory(),
    jwks: keys.jwks,
    cookies: { keys: keys.cookieKeys },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // The portal reads who it is from the id token alone.
    conformIdTokenClaims: false,
    findAccount: (_, sub) => accountOf(people, sub),
    interactions: { policy: alwaysAsk(), url: (_, { uid }) => `${choicePath}/${uid}` },
    loadExistingGrant: grantAll,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 3600, Session: 3600, Grant: 3600 },
    pkce: { required: () => true },
    renderError: (ctx, { error }) => void refuse(ctx, error),
  };
}

function accountOf(people: Region['people'], sub: string) {
  const person = people.find(({ id }) => id === sub);
  return person && { accountId: sub, claims: () => ({ sub, name: person.name, email: person.email, email_verified: true }) };
}

function alwaysAsk() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  const ask = new Check('always_ask', 'who are you this time?', (ctx) =>
    ctx.oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(ask);
  return policy;
}

/** Consent is not asked: the portal is our own. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

function refuse(ctx: KoaContextWithOIDC, error: string): void {
  ctx.type = 'html';
  ctx.body = problemPage({
    title: 'Inloggen is niet gelukt',
    what: `De inlogpagina kan dit verzoek niet afmaken (${error}).`,
    next: 'Ga terug naar MIO en log opnieuw in.',
  });
}
