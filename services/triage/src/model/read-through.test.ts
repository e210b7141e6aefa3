import { expect, test } from 'vitest';
import { readThrough } from './read-through.ts';

test.each([
  ['accents', 'Zelfmóórd', 'zelfmoord'],
  ['invisible characters', 'd\u200bo\u00ad\u2060o\u034f\u3164d', 'dood'],
  ['variation selectors', 'do\ufe0fod', 'dood'],
  ['full-width letters', 'ｗｉｌ　ｄｏｏｄ', 'wil dood'],
  ['letters for formulas', '𝐝𝐨𝐨𝐝', 'dood'],
  ['tags inside a word', 'd<b>oo</b>d en <span style="x">do</span>od', 'dood en dood'],
  ['tags between words', '<p>wil</p><p>niet<br/>meer</p>', ' wil niet meer '],
  ['comments', 'do<!-- x -->od', 'dood'],
  ['entities', 'wil&nbsp;d&#111;&shy;&#x6F;d, zelfmo&ouml;rd', 'wil dood, zelfmoord'],
  ['odd spaces', 'wil \t\u00a0\u2003\u2800niet\r\nmeer\nleven', 'wil niet meer leven'],
  ['lines of their own', 'Hij rekent.\n\nZe wil', 'hij rekent.\n\nze wil'],
  ['a smaller-than sign', 'IQ < 70 en > 50', 'iq 70 en 50'],
])('%s', (_, text, read) => {
  expect(readThrough(text)[0]).toBe(read);
});

test.each(['<a title="ze wil dood">', '<b . ze wil dood>', '<!-- ze wil dood -->', '<s. ze w<wbr>il do<b>od</b> c>'])(
  'what stands inside a tag is read as well: %s',
  (text) => {
    expect(readThrough(text).some((read) => read.includes('ze wil dood'))).toBe(true);
  },
);
