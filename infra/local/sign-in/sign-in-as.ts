import { cookieJar } from './cookie-jar.ts';

/** Where the portal begins a sign-in. */
const beginAt = '/aanmelden';
const mostSteps = 12;

/**
 * Signs in as one person of the region, through the same redirects as a browser: portal, sign-in server, back.
 * Resolves to the portal's cookies, ready for a `cookie` header. Rejects with a sentence that names the step that failed.
 */
export async function signInAs({ portalUrl, personId }: { portalUrl: string; personId: string }): Promise<{ cookie: string }> {
  const jar = cookieJar();
  const portal = new URL(portalUrl);
  const choice = await walk(new URL(beginAt, portal), jar);
  if (choice.response.status !== 200 || choice.url.origin === portal.origin) throw stopped('did not come to the sign-in server', choice);
  const body = new URLSearchParams({ person: personId });
  const end = await walk(choice.url, jar, { method: 'POST', body }, portal.origin);
  if (end.url.origin !== portal.origin) throw stopped(`the sign-in server does not know ${personId}`, end);
  const cookie = jar.of(portal);
  if (end.response.status >= 400 || cookie === '') throw stopped('the portal did not let them in', end);
  return { cookie };
}

interface Place {
  readonly url: URL;
  readonly response: Response;
}

/** Follows redirects. Stops where there is none, or with the first answer of `until` that leads on to a page of its own. */
async function walk(from: URL, jar: ReturnType<typeof cookieJar>, begin: RequestInit = {}, until?: string): Promise<Place> {
  let url = from;
  let init = begin;
  for (let steps = 0; steps < mostSteps; steps++) {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: jar.of(url) }, signal: AbortSignal.timeout(10_000) });
    jar.keep(url, response);
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (location === null || url.origin === until) return { url, response };
    url = new URL(location, url);
    init = {};
  }
  throw new Error(`sign-in: more than ${mostSteps} redirects from ${from.origin}${from.pathname}`);
}

// Paths only: a query may hold a code.
const stopped = (why: string, { url, response }: Place): Error => new Error(`sign-in: ${why} (${response.status} at ${url.origin}${url.pathname})`);
