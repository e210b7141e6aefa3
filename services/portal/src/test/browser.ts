/** A browser without script: keeps cookies, follows redirects, fills in forms. */
export interface Browser {
  get(path: string): Promise<Seen>;
  /** Sends the form on `page` whose action is `action`, with its hidden fields and `fields`. */
  submit(page: Seen, action: string, fields?: Readonly<Record<string, string>>): Promise<Seen>;
  post(path: string, body: URLSearchParams): Promise<Seen>;
  readonly cookies: Map<string, string>;
}

export interface Seen {
  readonly status: number;
  /** Where the redirects ended: path and query. */
  readonly at: string;
  readonly text: string;
  readonly headers: Headers;
}

export function openBrowser(home: string): Browser {
  const cookies = new Map<string, string>();
  const own = new URL(home).origin;

  async function visit(url: URL, init: RequestInit = {}, hops = 0): Promise<Seen> {
    const mine = url.origin === own;
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(mine && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    if (mine) for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const location = response.headers.get('location');
    if (location !== null && hops < 10) return visit(new URL(location, url), {}, hops + 1);
    return { status: response.status, at: url.pathname + url.search, text: await response.text(), headers: response.headers };
  }

  const post = (path: string, body: URLSearchParams) =>
    visit(new URL(path, home), { method: 'POST', body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  return {
    cookies,
    post,
    get: (path) => visit(new URL(path, home)),
    submit: (page, action, fields = {}) => post(action, new URLSearchParams({ ...hiddenFields(page.text, action), ...fields })),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  return Object.fromEntries(
    [...form.split('</form>')[0]!.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replaceAll('&#61;', '=')]),
  );
}
