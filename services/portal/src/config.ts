import { addresses, port, readConfig, secret, text, url } from '@mio/runtime';
import { z } from 'zod';

const schema = z.object({
  MIO_HTTP_PORT: port(),
  MIO_HTTP_HOST: text('the address to listen on').default('127.0.0.1'),
  /** How a browser reaches these pages. */
  MIO_PORTAL_URL: url('http', 'https').transform((address) => address.replace(/\/+$/, '')),
  MIO_OIDC_ISSUER: url('http', 'https').refine(isSafeIssuer).describe('the https address of the sign-in server (http only on this machine)'),
  MIO_OIDC_CLIENT_ID: text('the name under which the sign-in server knows the portal'),
  MIO_OIDC_CLIENT_SECRET: text('the secret that the sign-in server gave the portal'),
  /** Signs calls to the services, and gives the keys of the cookies: all replicas have the same. */
  MIO_HOUSE_SECRET: secret(),
  MIO_DIRECTORY: addresses(),
  MIO_INTAKE: addresses(),
  MIO_TRIAGE: addresses(),
  MIO_MATCHING: addresses(),
  MIO_CASEWORK: addresses(),
  MIO_NOTIFICATION: addresses(),
  MIO_INSIGHT: addresses(),
  MIO_HEALTH_PORT: port(),
  /** Where health and figures for the machine room are served. */
  MIO_HOST: text('the address to listen on').default('127.0.0.1'),
  MIO_LOG: z.enum(['json', 'pretty']).default('json').describe('json or pretty'),
  MIO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('debug, info, warn or error'),
});

export type PortalConfig = z.infer<typeof schema>;

/** The only reader of the portal's environment. */
export const config = (env: NodeJS.ProcessEnv): PortalConfig => readConfig(schema, env);

/** A password that crosses a network unsealed is nobody's secret: plain http only where there is no network. */
export function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = URL.parse(issuer) ?? { protocol: '', hostname: '' };
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
