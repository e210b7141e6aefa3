import { ASCII } from './tokens.ts';

/** Tags that stand inside a word as easily as between two. */
const INLINE_TAG = /<(?:!|\/?(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|tt|u|wbr)\b)[^<>]{0,500}>/gi;
const TAG = /<\/?[a-z][^<>]{0,500}>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|shy|zwn?j|amp|lt|gt|quot)|([a-z])(?:acute|grave|uml|circ|cedil|tilde|ring));/gi;
const NAMED: Record<string, string> = { nbsp: ' ', shy: '', zwj: '', zwnj: '', amp: '&', lt: '<', gt: '>', quot: '"' };
const UNSEEN = /[\p{Cf}\p{DI}\p{M}]/gu;
const QUOTES = /[<>*_'’‘"`]/g;
/** Also the empty braille pattern, which looks like a space. */
const SPACES = /(?:[^\S\n]|\u2800){2,}|[^\S\n ]|\u2800/g;

/**
 * A text as a person sees it on the screen, in plain lower-case letters: without tags, invisible characters and accents,
 * with full-width and other dressed-up letters as ordinary ones. Any text takes linear time.
 */
export function readThrough(text: string): string {
  const bare = withoutMarkup(text);
  const seen = ASCII.test(bare) ? bare : bare.normalize('NFKD').replace(UNSEEN, '');
  return oneSpaceEach(seen).toLowerCase().replace(QUOTES, '');
}

function withoutMarkup(text: string): string {
  const decoded = text.includes('&') ? text.replace(ENTITY, decode) : text;
  return decoded.includes('<') ? decoded.replace(INLINE_TAG, '').replace(TAG, ' ') : decoded;
}

function decode(_: string, decimal?: string, hexadecimal?: string, name?: string, letter?: string): string {
  if (letter !== undefined) return letter;
  if (name !== undefined) return NAMED[name.toLowerCase()]!;
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** A line that goes on in lower case was only broken off; any other line is a sentence of its own. */
function oneSpaceEach(text: string): string {
  const spaced = text.replace(SPACES, ' ');
  return spaced.includes('\n') ? spaced.replace(/ ?\n ?/g, '\n').replace(/\n(?=\p{Ll})/gu, ' ') : spaced;
}
