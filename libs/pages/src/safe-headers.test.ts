import { expect, test } from 'vitest';
import { answerHeaders, pageHeaders } from './safe-headers.ts';

const [encrypted, plain] = ['https://vraag.example.org', 'http://127.0.0.1:8080'];

test('a page runs and shows its own things only, in nobody’s frame', () => {
  expect(pageHeaders(encrypted, 'no-referrer')).toEqual({
    'content-security-policy':
      "default-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none';upgrade-insecure-requests",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
  });
});

test('an answer runs nothing and is not kept', () => {
  expect(answerHeaders(encrypted)).toEqual({
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  });
});

test('without encryption nothing demands it, or the site could not be used at all', () => {
  for (const headers of [pageHeaders(plain, 'same-origin'), answerHeaders(plain)]) {
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).not.toContain('upgrade');
  }
});
