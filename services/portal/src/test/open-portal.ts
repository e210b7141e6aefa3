import { createServer } from 'node:net';
import { start } from '../main.ts';
import { openBrowser } from './browser.ts';
import { region } from './region.ts';
import { serveSignIn } from './sign-in-server.ts';
import { offeredCase, secret, standIns } from './stand-ins.ts';

/** A running portal between a sign-in server and stand-ins for the other services; end it with `close`. */
export async function openPortal() {
  const [signIn, others, port] = await Promise.all([serveSignIn(), standIns(region), freePort()]);
  const home = `http://127.0.0.1:${port}`;
  const portal = await start({
    MIO_HTTP_PORT: String(port),
    MIO_HTTP_HOST: 'localhost',
    MIO_PORTAL_URL: home,
    MIO_OIDC_ISSUER: signIn.issuer,
    MIO_OIDC_CLIENT_ID: 'portal',
    MIO_OIDC_CLIENT_SECRET: 'secret',
    MIO_HOUSE_SECRET: secret,
    MIO_HEALTH_PORT: '0',
    MIO_LOG_LEVEL: 'silent',
    ...Object.fromEntries(Object.entries(others.addresses).map(([name, address]) => [`MIO_${name.toUpperCase()}`, address])),
  });
  return {
    home,
    signIn,
    others,
    /** One offered case again, and nobody has called. */
    beginAnew: () => {
      others.cases = [offeredCase()];
      others.calls.length = 0;
    },
    signedIn: async (id: string, path = '/') => {
      signIn.as = { sub: `other-${id}`, email: `${id}@waterlanden.example`, email_verified: true };
      const browser = openBrowser(home);
      return { browser, page: await browser.get(path) };
    },
    called: (name: string) => others.calls.filter((call) => call.name === name),
    close: async () => {
      await portal.close();
      await Promise.all([signIn.close(), others.close()]);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
