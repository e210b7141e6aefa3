import { createHash } from 'node:crypto';

/** Where a page asks for a text: `before` and `ending` around what changes with the content, so that it may be cached for ever. */
export const lastingPath = (before: string, text: string, ending: string): string =>
  `${before}${createHash('sha256').update(text).digest('hex').slice(0, 16)}${ending}`;
