import { expect, test } from 'vitest';
import { sealedCookies } from './sealed-cookies.ts';

const secret = 'a-secret-of-at-least-thirty-two-characters';
const cookies = sealedCookies({ secret, purpose: 'session' });

test('every replica opens what another sealed, and nobody reads it', async () => {
  const sealed = await cookies.seal({ sub: 'p-wulp' }, 60);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('p-wulp');
  expect(await sealedCookies({ secret, purpose: 'session' }).open(sealed)).toMatchObject({ sub: 'p-wulp' });
});

test('altered, expired, absent, of another purpose or another house: not opened', async () => {
  const sealed = await cookies.seal({ sub: 'p-wulp' }, 60);
  const parts = sealed.split('.');
  parts[3] = `${parts[3]![0] === 'A' ? 'B' : 'A'}${parts[3]!.slice(1)}`;
  expect(await cookies.open(parts.join('.'))).toBeUndefined();
  expect(await cookies.open(await cookies.seal({ sub: 'p-wulp' }, -1))).toBeUndefined();
  expect(await cookies.open(undefined)).toBeUndefined();
  expect(await cookies.open('not a cookie')).toBeUndefined();
  expect(await sealedCookies({ secret, purpose: 'sign-in' }).open(sealed)).toBeUndefined();
  expect(await sealedCookies({ secret: `${secret}2`, purpose: 'session' }).open(sealed)).toBeUndefined();
});
