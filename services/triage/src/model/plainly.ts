const UNSEEN = /[\p{Cf}\p{DI}\p{M}<>*_'’‘"`]/gu;
/** Also the empty braille pattern, which looks like one. */
const SPACE = /[\s\u2800]/u;
const SMALL = /\p{Ll}/u;

/** The plain writing of a text: small letters without accents, nothing invisible, no quotes, one space at a time. */
export function plainly(text: string): string {
  if (out.length < LONGEST_FOLD * text.length) out = new Uint16Array(2 * LONGEST_FOLD * text.length);
  size = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const read = folded[unit]! || meet(unit);
    if (read >= 0) put(read);
    else if (read === SEVERAL) for (const part of several.get(unit)!) put(part);
    else if (read === HALF) i += putPair(text, i);
  }
  return Buffer.from(out.buffer, 0, 2 * size).toString('utf16le');
}

// One pass with a table: taking accents off a text of 100,000 characters by normalising it takes ten times as long.
/** Per UTF-16 unit how it is read, filled as units are met: the plain unit (with a bit for small letters) or one of these. */
const folded = new Int32Array(1 << 16);
const GONE = -1;
const SEVERAL = -2;
const HALF = -3;
const IS_SMALL = 1 << 16;
const several = new Map<number, number[]>();

const LONGEST_FOLD = 4;
let out = new Uint16Array(0);
let size = 0;

const [SPACE_UNIT, LINE_END] = [32, 10];

/** A line that goes on in small letters was only broken off; any other line is a sentence of its own. */
function put(read: number): void {
  const unit = read & 0xffff;
  const last = size === 0 ? 0 : out[size - 1];
  if (unit === SPACE_UNIT) {
    if (last !== SPACE_UNIT && last !== LINE_END) out[size++] = unit;
  } else if (unit === LINE_END) {
    if (last === SPACE_UNIT) size--;
    out[size++] = unit;
  } else {
    if (last === LINE_END && read >= IS_SMALL) out[size - 1] = SPACE_UNIT;
    out[size++] = unit;
  }
}

/** How a unit that was not met before is read, from now on. */
function meet(unit: number): number {
  const read = unit >= 0xd800 && unit <= 0xdfff ? HALF : readOf(unit);
  folded[unit] = read;
  return read;
}

function readOf(unit: number): number {
  const parts = fold(String.fromCharCode(unit));
  if (parts.length > 1) several.set(unit, parts);
  return parts.length > 1 ? SEVERAL : (parts[0] ?? GONE);
}

function fold(letter: string): number[] {
  if (letter === '\n') return [LINE_END];
  const plain = letter.normalize('NFKD').replace(UNSEEN, '').normalize('NFC').toLowerCase();
  if (plain !== '' && SPACE.test(letter)) return [SPACE_UNIT];
  const small = SMALL.test(letter) ? IS_SMALL : 0;
  return Array.from(plain.slice(0, LONGEST_FOLD), (part) => part.charCodeAt(0) | small);
}

/** The letters for formulas are letters; what else lies beyond the first 65,536 characters stays as it is, or is not seen. Returns how many units more it took. */
function putPair(text: string, at: number): number {
  const code = text.codePointAt(at)!;
  if (code <= 0xffff) return 0;
  const isLetter = code >= 0x1d400 && code <= 0x1d7ff;
  if (isLetter) for (const part of fold(String.fromCodePoint(code))) put(part);
  else if (code < 0xe0000 || code > 0xe0fff) {
    put(text.charCodeAt(at));
    put(text.charCodeAt(at + 1));
  }
  return 1;
}
