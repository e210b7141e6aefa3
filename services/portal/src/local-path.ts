/** A path on this site that may be gone to after signing in; anything else becomes the start page. */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 1_000) return '/';
  // Browsers read "\" as "/" and drop tabs and line breaks: "/\evil.example" and "/<tab>/evil.example" lead elsewhere.
  const read = URL.parse(asked, here);
  if (read === null || read.origin !== here || /[\\\s]/.test(asked) || asked.startsWith('//')) return '/';
  return read.pathname.startsWith('/aanmelden') || read.pathname === '/uitloggen' ? '/' : `${read.pathname}${read.search}`;
}

const here = 'https://portal.invalid';
