import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDanger } from './danger.ts';
import { DANGER_PHRASES, DANGER_SIGN } from './danger-phrases.ts';

test.each([
  'Ze zegt dat ze niet meer wil leven.',
  'Hij appte: ik wil dood.',
  'Zij heeft pillen opgespaard voor vanavond',
  'Er zit een mes in zijn rugzak en hij loopt nu door de gang',
  'Zijn stiefvader slaat hem met een riem.',
  'Hij gaat voor de trein springen.',
  'Ze wil er een einde aan maken.',
  'We vonden een afscheids\u200bbrief in haar laatje',
])('danger now: %s', (text) => {
  expect(findDanger(text)).toBe('strong');
});

test.each([
  'Hij wil niet dood, zegt hij zelf.',
  'Er is geen afscheidsbrief gevonden.',
  'Vorig jaar wilde ze dood, daar is ze goed voor behandeld.',
  'Twee jaar geleden is hij mishandeld.',
  'Hij snijdt zich al maanden niet meer.',
  'Het kind is bang voor de dood van opa.',
  'Zij heeft geen mes bij zich.',
])('denied or long past: %s', (text) => {
  expect(findDanger(text)).toBe('none');
});

test('long past does not count when it is so again', () => {
  expect(findDanger('Vorig jaar wilde ze dood en nu zegt ze weer dat ze dood wil.')).toBe('strong');
});

test('another sentence does not deny', () => {
  expect(findDanger('Wij hebben geen ervaring hiermee. Ze wil dood.')).toBe('strong');
});

test('a weak sign is only a sign', () => {
  expect(findDanger('Ik zag een blauwe plek bij gym.')).toBe('weak');
});

test('danger in the middle of 100,000 characters is found', () => {
  const padding = 'Hij rekent graag. '.repeat(2_800);
  expect(findDanger(`${padding}Ze wil niet meer leven. ${padding}`)).toBe('strong');
});

test('a denial of something else does not deny the wish', () => {
  expect(findDanger('ze heeft geen vrienden wil dood')).toBe('strong');
  expect(findDanger('Zij eet niet en wil niet meer leven')).toBe('strong');
});

test.each(DANGER_PHRASES)('no phrase stands without a sign: $pattern', ({ pattern }) => {
  // The generator knows no word boundaries and no looking ahead; what it makes is asked of the pattern itself.
  const source = pattern.source
    .replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, '')
    .replaceAll('\\b', '')
    .replaceAll('\\w', '[a-z]');
  const phrases = fc.stringMatching(new RegExp(`^${source}$`)).filter((text) => text.search(pattern) === 0);
  fc.assert(
    fc.property(phrases, (text) => DANGER_SIGN.test(text)),
    { numRuns: 300 },
  );
});

test('danger that is denied thousands of times is still for people to read', () => {
  expect(findDanger('geen afscheidsbrief. '.repeat(4_000))).toBe('strong');
});
