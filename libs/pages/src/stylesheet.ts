import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { lastingPath } from './lasting-path.ts';
import { inOwnColours, pruneTokens, tokensOf } from './tokens.ts';

const components = [
  'root',
  'document',
  'body',
  'skip-link',
  'heading-1',
  'heading-2',
  'heading-3',
  'paragraph',
  'link',
  'unordered-list',
  'button',
  'button-link',
  'action-group',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-fieldset',
  'form-label',
  'textbox',
  'textarea',
  'select',
  'radio-button',
  'checkbox',
  'table',
  'alert',
  'status-badge',
];

/** Everything a page needs, in one text: stock components, the tokens that they use, MIO's own rules. Made once per process. */
export const stylesheet = (): string => (made ??= make());

/** Where a page asks for it. */
export const stylesheetPath = (): string => (path ??= lastingPath('/stijl/', stylesheet(), '.css'));

let made: string | undefined;
let path: string | undefined;

function make(): string {
  // The parts are dependencies of the whole, not ours.
  const library = createRequire(import.meta.resolve('@utrecht/component-library-css/package.json'));
  const stock = components.map((name) => read(library.resolve(`@utrecht/${name}-css/dist/index.css`))).join('\n');
  const ours = read(new URL('mio.css', import.meta.url));
  const theme = read(new URL(import.meta.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css')));
  const tokens = pruneTokens(inOwnColours(tokensOf(theme)), stock + ours);
  return `${licence}\n${small(`.mio-theme{${[...tokens].map(([name, value]) => `${name}:${value};`).join('')}}${stock}${ours}`)}\n`;
}

const read = (file: string | URL): string => readFileSync(file, 'utf8').replaceAll('@charset "UTF-8";', '');

const small = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([:(]) /g, '$1')
    .replaceAll(' )', ')');

const licence = '/* Components: NL Design System community, Frameless B.V., Gemeente Utrecht; EUPL-1.2. */';
