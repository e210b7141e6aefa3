import { createLifecycle, createLog, port, readConfig, secret, text, url } from '@mio/runtime';
import { z } from 'zod';
import { readRegion } from '../../../services/directory/src/adapters/region-file.ts';
import { serveSignIn } from './serve-sign-in.ts';
import { stableKeys } from './stable-keys.ts';

const withoutSlash = (address: string): string => address.trim().replace(/\/+$/, '');

const schema = z.object({
  MIO_HTTP_PORT: port(),
  MIO_ISSUER: url('http', 'https').transform(withoutSlash).describe('this server as browsers see it, such as http://127.0.0.1:4302'),
  MIO_REGION_FILE: text('the region’s register'),
  MIO_OIDC_CLIENT_ID: text('the name under which the portal is known here'),
  MIO_OIDC_CLIENT_SECRET: secret(),
  /** Several portals separated by commas. */
  MIO_PORTAL_URL: text('where the portal is')
    .transform((list) => list.split(',').map(withoutSlash))
    .describe('where the portal is, several separated by commas'),
  MIO_DATA: text('a folder for the keys'),
});

async function run(): Promise<void> {
  const config = readConfig(schema);
  const log = createLog({ service: 'sign-in' });
  const server = await serveSignIn({
    port: config.MIO_HTTP_PORT,
    issuer: config.MIO_ISSUER,
    region: await readRegion(config.MIO_REGION_FILE),
    clientId: config.MIO_OIDC_CLIENT_ID,
    clientSecret: config.MIO_OIDC_CLIENT_SECRET,
    portalUrls: config.MIO_PORTAL_URL,
    keys: stableKeys(config.MIO_DATA),
  });
  const lifecycle = createLifecycle({ log });
  lifecycle.onClose('sign-in', server.close);
  lifecycle.closeOnSignals();
  log.info({ url: server.url }, 'ready');
}

if (import.meta.main) {
  await run().catch((error: Error) => {
    process.stderr.write(`Het inloggen voor ontwikkeling kan niet starten: ${error.message}\n`);
    process.exit(1);
  });
}
