/**
 * A case id is what people read, type and say aloud: `MIO-7QK2M-9XR4TB`. Ten Crockford base32 characters carry 50 bits, the
 * eleventh checks them: one wrong character, or any two that changed places, never gives another valid reference.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

/** Bytes that a reference is made of; the last six bits of the seventh are not used. */
export const referenceBytes = 7;

/** The reference that these bytes (at least seven) stand for. */
export function referenceOf(bytes: Uint8Array): string {
  if (bytes.length < referenceBytes) throw new Error(`a reference needs ${referenceBytes} bytes`);
  const symbols = Array.from({ length }, (_, place) => fiveBits(bytes, 5 * place));
  return written([...symbols, checkOf(symbols)]);
}

/**
 * The reference as we write it, from what a person typed: lower case, spaces and dashes anywhere or nowhere, with or without
 * MIO, O for 0, I or L for 1. Undefined when it cannot be one.
 */
export function parseReference(typed: string): string | undefined {
  if (typed.length > 64) return undefined;
  const plain = typed
    .toUpperCase()
    .replace(/[\s\-‐-―._]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const symbols = [...(plain.length === length + 4 && plain.startsWith('M10') ? plain.slice(3) : plain)].map((one) => alphabet.indexOf(one));
  if (symbols.length !== length + 1 || symbols.includes(-1)) return undefined;
  return symbols.at(-1) === checkOf(symbols.slice(0, -1)) ? written(symbols) : undefined;
}

function written(symbols: readonly number[]): string {
  const text = symbols.map((symbol) => alphabet[symbol]).join('');
  return `MIO-${text.slice(0, 5)}-${text.slice(5)}`;
}

/** The five bits that begin at this one, the first bit of a byte being its highest. */
function fiveBits(bytes: Uint8Array, bit: number): number {
  const two = ((bytes[bit >> 3] as number) << 8) | (bytes[(bit >> 3) + 1] as number);
  return (two >> (11 - (bit & 7))) & 31;
}

/**
 * A sum over GF(32) in which every place has its own weight, none of them 0 and none 1, the check character's own: so one
 * change, or two places swapped, changes the sum.
 */
function checkOf(symbols: readonly number[]): number {
  return symbols.reduceRight((sum, symbol) => timesX(sum ^ symbol), 0);
}

/** Multiplies by x in GF(2^5), modulo x^5 + x^2 + 1, of which x generates all 31 non-zero elements. */
const timesX = (a: number): number => ((a << 1) ^ (a & 16 ? 0b100101 : 0)) & 31;
