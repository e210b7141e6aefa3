import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRegion } from '../../../services/directory/src/adapters/region-file.ts';
import { type Pending, type SignIn, signInWith } from '../../../services/portal/src/sign-in.ts';
import { freePorts } from '../../servers/free-ports.ts';
import { type SignInServer, serveSignIn } from './serve-sign-in.ts';
import { signInAs } from './sign-in-as.ts';
import { stableKeys } from './stable-keys.ts';

let dir: string;
let server: SignInServer;
let start: () => Promise<SignInServer>;
let portal: Server;
let portalUrl: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mio-sign-in-'));
  portal = createServer().listen(0, '127.0.0.1');
  await once(portal, 'listening');
  portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const [port] = await freePorts(1);
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: 'mio-portal', clientSecret: 'een/geheim+van+twee+en+dertig+tekens=' };
  const region = await readRegion(fileURLToPath(new URL('../../../services/directory/region/demo.yaml', import.meta.url)));
  start = () => serveSignIn({ ...client, port: port!, issuer, region, portalUrls: ['http://127.0.0.1:1', portalUrl], keys: stableKeys(dir) });
  server = await start();
  answerAsPortal(portal, signInWith({ ...client, issuer, redirectUri: `${portalUrl}/aanmelden/terug` }));
});
afterAll(async () => {
  await server.close();
  portal.close();
  portal.closeAllConnections();
  await rm(dir, { recursive: true });
});

/** The portal's own sign-in behind two routes; its session cookie says who came in. */
function answerAsPortal(http: Server, signIn: SignIn): void {
  const waiting = new Map<string | null, Pending>();
  const answer = async ({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    if (url === '/aanmelden') {
      const begun = await signIn.begin({ again: false });
      waiting.set(begun.pending.state, begun.pending);
      return response.writeHead(302, { location: begun.url, 'set-cookie': 'wacht=1; Path=/' }).end();
    }
    const identity = await signIn.finish(url.split('?')[1] ?? '', waiting.get(new URL(url, portalUrl).searchParams.get('state'))!);
    const session = encodeURIComponent(JSON.stringify(identity));
    return response.writeHead(303, { location: '/', 'set-cookie': [`sessie=${session}; Path=/; HttpOnly`, 'wacht=; Max-Age=0'] }).end();
  };
  http.on('request', (request, response) => void answer(request, response).catch(() => response.writeHead(400).end()));
}

const whoCameIn = ({ cookie }: { cookie: string }): unknown => JSON.parse(decodeURIComponent(cookie.replace(/^sessie=/, '')));

test('anybody of the region comes in by one click, with the address that the register has', async () => {
  expect(whoCameIn(await signInAs({ portalUrl, personId: 'p-otter' }))).toEqual({ subject: 'p-otter', email: expect.stringMatching(/@waterlanden\.example$/) });
  expect(whoCameIn(await signInAs({ portalUrl, personId: 'p-zwaan' }))).toMatchObject({ subject: 'p-zwaan' });
});

test('many at once do not get in each other’s way', async () => {
  const people = ['p-fuut', 'p-otter', 'p-zwaan', 'p-reiger', 'p-ijsvogel'];
  const cameIn = await Promise.all(people.map((personId) => signInAs({ portalUrl, personId })));
  expect(cameIn.map(whoCameIn)).toMatchObject(people.map((subject) => ({ subject })));
});

test('after a restart people still come in', async () => {
  await server.close();
  server = await start();
  expect(whoCameIn(await signInAs({ portalUrl, personId: 'p-otter' }))).toMatchObject({ subject: 'p-otter' });
});

test('who is not in the region does not, and the sentence says why', async () => {
  await expect(signInAs({ portalUrl, personId: 'p-niemand' })).rejects.toThrow('the sign-in server does not know p-niemand');
});

test('the page asks who you are, by role, without a password', async () => {
  const begun = await fetch(`${portalUrl}/aanmelden`, { redirect: 'manual' });
  const authorised = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
  const cookie = authorised.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await (await fetch(new URL(authorised.headers.get('location')!, server.url), { headers: { cookie } })).text();
  expect(page).toContain('Wie bent u? (alleen voor ontwikkeling)');
  for (const role of ['Deskundigen', 'Triagetafel', 'Coördinatoren van een team', 'Beheer van het systeem']) expect(page).toContain(role);
  expect(page.match(/value="p-otter"/g)?.length).toBeGreaterThan(0);
  expect(page).not.toContain('type="password"');
});

test('an old or guessed page is refused kindly', async () => {
  const page = await fetch(`${server.url}/wie/iets`);
  expect(page.status).toBe(400);
  expect(await page.text()).toContain('Deze inlogpoging is verlopen');
});
