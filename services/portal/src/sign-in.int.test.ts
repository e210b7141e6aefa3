import { afterAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './test/browser.ts';
import { openPortal } from './test/open-portal.ts';
import { region } from './test/region.ts';

const caseId = 'MIO-7QK2M-9XR4TB';
const { beginAnew, home, signIn, others, signedIn, close } = await openPortal();
afterAll(close);
beforeEach(beginAnew);

test('a link from a mail leads through signing in to the case', async () => {
  const { page, browser } = await signedIn('p-wulp', `/casus/${caseId}`);
  expect(page).toMatchObject({ status: 200, at: `/casus/${caseId}` });
  expect(page.text).toContain('Yasmina Achterhof');
  expect(Object.fromEntries(signIn.asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'portal' });
  expect(browser.cookies.get('mio_sessie')).not.toContain('p-wulp');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('a signed-out person gets no page, no figures and no effect', async () => {
  const browser = openBrowser(home);
  signIn.as = { sub: 'nobody' };
  expect((await browser.get(`/casus/${caseId}`)).text).not.toContain('De Zandkorrel');
  expect(await browser.get('/cijfers.json')).toMatchObject({ status: 401 });
  expect((await browser.post(`/casus/${caseId}/aannemen`, new URLSearchParams())).status).toBe(401);
  expect(others.calls).toEqual([]);
});

test('who is not in the register is told what to do', async () => {
  signIn.as = { sub: 'x', email: 'p-wulp@waterlanden.example', email_verified: false };
  const page = await openBrowser(home).get('/');
  expect(page.status).toBe(403);
  expect(page.text).toContain('Vraag de beheerder');
});

test('an answer of the sign-in server that was not asked for is refused', async () => {
  const page = await openBrowser(home).get('/aanmelden/terug?code=code-1&state=made-up');
  expect(page.status).toBe(400);
  expect(page.text).toContain('Inloggen is niet gelukt');
});

test('who comes by another name of this machine is brought to the address that the sign-in server knows', async () => {
  signIn.as = { sub: 'p-wulp' };
  const other = home.replace('127.0.0.1', 'localhost');
  const answer = await fetch(`${other}/aanmelden?naar=/casus/${caseId}`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe(`${home}/aanmelden?${new URLSearchParams({ naar: `/casus/${caseId}` })}`);
});

test('signing out ends the session, and the next sign-in asks for the password', async () => {
  const { browser } = await signedIn('p-wulp');
  expect((await browser.get('/uitloggen')).text).toContain('U bent uitgelogd');
  expect(browser.cookies.has('mio_sessie')).toBe(false);
  await browser.get('/');
  expect(signIn.asked.get('prompt')).toBe('login');
  expect(browser.cookies.has('mio_uitgelogd')).toBe(false);
});

test('who leaves the register is refused at the next click', async () => {
  const { browser } = await signedIn('p-wulp');
  others.register = { ...region, people: region.people.filter(({ id }) => id !== 'p-wulp') };
  try {
    expect((await browser.get('/')).status).toBe(403);
    const signedInAfter = () => browser.get('/').then(() => browser.cookies.has('mio_sessie'));
    await expect.poll(signedInAfter, { timeout: 5_000, interval: 200 }).toBe(false);
  } finally {
    others.register = region;
    await expect.poll(async () => (await signedIn('p-wulp')).page.status, { timeout: 5_000, interval: 200 }).toBe(200);
  }
});
