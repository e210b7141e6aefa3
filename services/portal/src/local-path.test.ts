import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each(['/', '/casus/MIO-7QK2M-9XR4TB', '/?lijst=mine&pagina=abc', '/casus/x/vraag'])('%s is ours', (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  undefined,
  ['/a'],
  '',
  'casus/x',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/a\nb',
  '\\/evil.example',
  '/aanmelden?naar=/aanmelden',
  '/aanmelden/terug?code=x',
  '/uitloggen',
  `/${'x'.repeat(1_001)}`,
])('%j leads to the start page', (path) => {
  expect(localPath(path)).toBe('/');
});
