import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, oneLine, plainText } from './plain-text.ts';

describe('typed text', () => {
  it('keeps its lines and loses what cannot be seen', () => {
    expect(plainText(' Eén\r\nvraag\rover\u0000 taal\ttijdens\u009b de les \n')).toBe('Eén\nvraag\nover taal\ttijdens de les');
  });

  it('is the same the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(plainText(plainText(typed))).toBe(plainText(typed));
      }),
    );
  });

  it('has words or has not', () => {
    expect(['een', '7', 'é', '語'].every(hasWords)).toBe(true);
    expect(['', ' \n', '?!…', '\u200b\u2060'].some(hasWords)).toBe(false);
  });

  it('never breaks a line in a name', () => {
    expect(oneLine('Jo\r\nBcc: iemand@example.org')).toBe('Jo Bcc: iemand@example.org');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(oneLine(typed)).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
      }),
    );
  });
});
