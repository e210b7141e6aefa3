import { readFileSync } from 'node:fs';
import { lastingPath } from './lasting-path.ts';

/** A script for browsers, with where a page asks for it. */
export interface Script {
  readonly path: string;
  readonly text: string;
}

function script(name: string): Script {
  const text = readFileSync(new URL(`browser/${name}.js`, import.meta.url), 'utf8');
  return { text, path: lastingPath(`/script/${name}-`, text, '.js') };
}

/** Presses buttons that name a key. */
export const keysScript: Script = script('keys');
