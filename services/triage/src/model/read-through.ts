import { plainly } from './plainly.ts';

const ATTRIBUTE = `\\s+[\\w:-]+(?:\\s*=\\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[^\\s"'<>=]+))?`;
const TAG = new RegExp(`<!--[^<>]{0,500}-->|</?([a-zA-Z]\\w{0,20})(?:${ATTRIBUTE}){0,20}\\s*/?>`, 'g');
/** Tags that stand inside a word as easily as between two; any other stands between words. */
const INLINE = /^(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|tt|u|wbr)$/i;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|shy|zwn?j|amp|lt|gt|quot)|([a-z])(?:acute|grave|uml|circ|cedil|tilde|ring));/gi;
const NAMED: Record<string, string> = { nbsp: ' ', shy: '', zwj: '', zwnj: '', amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * A text as a person sees it, in plain lower-case letters: without invisible characters and accents, with full-width and other
 * dressed-up letters as ordinary ones; and, where it has tags, once more without these. Any text takes linear time.
 */
export function readThrough(text: string): string[] {
  const decoded = text.includes('&') ? text.replace(ENTITY, decode) : text;
  const bare = decoded.includes('<') ? decoded.replace(TAG, (_, tag?: string) => (tag === undefined || INLINE.test(tag) ? '' : ' ')) : decoded;
  return bare === decoded ? [plainly(decoded)] : [plainly(bare), plainly(decoded)];
}

function decode(_: string, decimal?: string, hexadecimal?: string, name?: string, letter?: string): string {
  if (letter !== undefined) return letter;
  if (name !== undefined) return NAMED[name.toLowerCase()]!;
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
