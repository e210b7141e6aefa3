import { html as escaping } from 'ghtml';

/** Markup that is safe to send. Only `html` makes it; `String(it)` is the text. */
export interface Html {
  readonly [markup]: string;
  toString(): string;
}

export type Part = Html | string | number | false | null | undefined | readonly Part[];

const markup: unique symbol = Symbol('markup');

/** Every value is escaped unless `html` made it; false, null and undefined are nothing; lists are joined. Attribute values go in double quotes. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return safe(literals.reduce((text, literal, i) => text + written(parts[i - 1]) + literal));
}

// ghtml's own tag leaves a value unescaped after a "!", which a Dutch sentence ends with sooner or later: one value at a time has no "!" before it.
const escaped = (text: string): string => escaping`${text}`;

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return isHtml(part) ? part[markup] : part.map(written).join('');
}

const isHtml = (part: Html | readonly Part[]): part is Html => markup in part;

const safe = (text: string): Html => ({ [markup]: text, toString: () => text });

export const nothing: Html = safe('');
