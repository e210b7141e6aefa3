export type Headers = Readonly<Record<string, string>>;

/** What a page tells the browser: own style, script and forms only, nothing inline, nothing from elsewhere, in nobody's frame. */
export const pageHeaders = (publicUrl: string, referrer: 'no-referrer' | 'same-origin'): Headers => ({
  'content-security-policy': [...ownThings, ...(isEncrypted(publicUrl) ? ['upgrade-insecure-requests'] : [])].join(';'),
  ...everywhere(publicUrl),
  'referrer-policy': referrer,
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

/** What an answer for a program says to a browser that gets it all the same: nothing to run, to show or to keep. */
export const answerHeaders = (publicUrl: string): Headers => ({
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  ...everywhere(publicUrl),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

const ownThings = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

const everywhere = (publicUrl: string): Headers => ({
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(isEncrypted(publicUrl) && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});

const isEncrypted = (publicUrl: string): boolean => publicUrl.startsWith('https:');
