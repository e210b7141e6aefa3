import { expect, test } from 'vitest';
import { config, isSafeIssuer } from './config.ts';

test.each(['https://inloggen.example', 'http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000', 'http://keycloak.localhost:8089'])(
  '%s is a safe sign-in server',
  (issuer) => {
    expect(isSafeIssuer(issuer)).toBe(true);
  },
);

test.each(['http://inloggen.example', 'http://127.0.0.1.example', 'http://10.0.0.1', 'http://localhost.example'])('%s is not', (issuer) => {
  expect(isSafeIssuer(issuer)).toBe(false);
});

test('all faults are named at once, and no secret is', () => {
  expect(() => config({ MIO_HOUSE_SECRET: 'too-short', MIO_OIDC_ISSUER: 'nonsense' })).toThrow(
    /MIO_HTTP_PORT[\s\S]*MIO_OIDC_ISSUER[\s\S]*MIO_HOUSE_SECRET[\s\S]*MIO_INSIGHT/,
  );
  expect(() => config({ MIO_HOUSE_SECRET: 'too-short' })).not.toThrow(/too-short/);
});
