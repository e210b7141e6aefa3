import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A script for browsers with where a page asks for it; the address changes with the content, so that it may be cached for ever. */
export interface Script {
  readonly path: string;
  readonly text: string;
}

function script(name: string): Script {
  const text = readFileSync(new URL(`browser/${name}.js`, import.meta.url), 'utf8');
  return { text, path: `/script/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js` };
}

/** Presses buttons that name a key. */
export const keysScript: Script = script('keys');
