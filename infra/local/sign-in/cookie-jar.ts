/** Just enough of a browser's cookies to walk through a sign-in: by origin, the last value of a name counts. */
export interface CookieJar {
  keep(url: URL, response: Response): void;
  /** For the request header; empty where there are none. */
  of(url: URL): string;
}

export function cookieJar(): CookieJar {
  const origins = new Map<string, Map<string, string>>();
  return {
    keep({ origin }, response) {
      const cookies = origins.get(origin) ?? new Map<string, string>();
      origins.set(origin, cookies);
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';');
        const at = pair.indexOf('=');
        const name = pair.slice(0, at).trim();
        if (attributes.some(hasEnded)) cookies.delete(name);
        else cookies.set(name, pair.slice(at + 1).trim());
      }
    },
    of: ({ origin }) => [...(origins.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

function hasEnded(attribute: string): boolean {
  const [name = '', value = ''] = attribute.trim().split('=');
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) <= Date.now();
}
