import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference, referenceBytes, referenceOf } from './case-reference.ts';

const reference = fc.uint8Array({ minLength: referenceBytes, maxLength: referenceBytes }).map(referenceOf);
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const places = [4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15];
const place = fc.nat({ max: places.length - 1 });

const put = (text: string, at: number, symbol: string): string => text.slice(0, at) + symbol + text.slice(at + 1);

describe('a case reference', () => {
  it('looks like MIO-XXXXX-XXXXXC', () => {
    fc.assert(fc.property(reference, (text) => /^MIO-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{6}$/.test(text)));
  });

  it('carries 50 bits', () => {
    expect(new Set([0, 1, 2, 3].map((last) => referenceOf(Uint8Array.of(0, 0, 0, 0, 0, 0, last << 6)))).size).toBe(4);
    expect(referenceOf(Uint8Array.of(0, 0, 0, 0, 0, 0, 63))).toBe('MIO-00000-000000');
  });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(reference, (text) => {
        const bare = text.slice(4).replace('-', '');
        const sloppy = bare.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        for (const typed of [text, text.toLowerCase(), bare, sloppy, ` mio ${sloppy} `, `MIO${bare}`, bare.split('').join(' ')]) {
          expect(parseReference(typed)).toBe(text);
        }
      }),
    );
  });

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(reference, place, fc.nat({ max: 31 }), (text, which, symbol) => {
        const wrong = put(text, places[which] as number, symbols[symbol] as string);
        expect(parseReference(wrong)).toBe(wrong === text ? text : undefined);
      }),
    );
  });

  it('is refused with any two characters swapped', () => {
    fc.assert(
      fc.property(reference, place, place, (text, a, b) => {
        const [i, j] = [places[a] as number, places[b] as number];
        const swapped = put(put(text, i, text[j] as string), j, text[i] as string);
        expect(parseReference(swapped)).toBe(swapped === text ? text : undefined);
      }),
    );
  });

  it('is never found in other text', () => {
    for (const typed of ['', 'MIO', 'MIO-00000-00000', 'MIO-UUUUU-UUUUUU', '<script>', '0'.repeat(1000)]) expect(parseReference(typed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (typed) => {
        parseReference(typed);
      }),
    );
  });
});
