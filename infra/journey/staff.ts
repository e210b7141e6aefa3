import { signInAs } from '../local/sign-in/sign-in-as.ts';
import { patientFetch } from './patient-fetch.ts';

/** A person at the portal, with the pages and forms that they use. */
export interface Session {
  page(path: string): Promise<{ status: number; html: string }>;
  json<T>(path: string): Promise<T>;
  /** Sends the form of a page whose action is `action`, with its hidden fields; resolves to the answer's status and page. */
  submit(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<{ status: number; html: string }>;
}

const patienceMs = 60_000;

/** Signs people in once each, through the real sign-in, and keeps their sessions. */
export function createStaff(portals: readonly string[]) {
  const sessions = new Map<string, Promise<Session>>();

  async function signIn(personId: string): Promise<Session> {
    const { cookie } = await persist(() => signInAs({ portalUrl: portals[0]!, personId }));
    return sessionWith(portals, cookie);
  }

  return {
    as(personId: string): Promise<Session> {
      const known = sessions.get(personId) ?? signIn(personId);
      sessions.set(personId, known);
      known.catch(() => sessions.delete(personId));
      return known;
    },
  };
}

export type Staff = ReturnType<typeof createStaff>;

function sessionWith(portals: readonly string[], signedIn: string): Session {
  const cookies = new Map(signedIn.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const request = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await patientFetch(portals, path, { ...init, headers: { ...init.headers, cookie } }, patienceMs);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const load = async (path: string) => {
    const response = await request(path);
    return { status: response.status, html: await response.text() };
  };
  let first: Promise<unknown> = Promise.resolve();
  return {
    /** Until the portal has given its form secret, pages are opened one after another, as a person's first ones are. */
    async page(path) {
      if (hasFormSecret(cookies)) return load(path);
      const mine = first.then(() => load(path));
      first = mine.catch(() => undefined);
      return mine;
    },
    json: async <T>(path: string) => (await (await request(path)).json()) as T,
    async submit(page, action, fields) {
      const hidden = hiddenFieldsOf(page, action);
      const response = await request(action, { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields }) });
      return { status: response.status, html: await response.text() };
    },
  };
}

const hasFormSecret = (cookies: ReadonlyMap<string, string>): boolean => [...cookies.keys()].some((name) => name === 'mio_formulier');

function hiddenFieldsOf(page: string, action: string): Record<string, string> {
  const form = page
    .split('<form')
    .find((part) => part.includes(`action="${action}"`))
    ?.split('</form>')[0];
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  const inputs = form.matchAll(/<input[^>]*type="hidden"[^>]*>/g);
  return Object.fromEntries([...inputs].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

const attribute = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** A sign-in that meets a restart begins anew. */
async function persist<T>(act: () => Promise<T>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
