import { createLog } from '@mio/runtime';
import { SignJWT } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { callsTo, handlersFor, methodsWithoutPolicy, rowsWithoutMethod, serveCalls } from './mod.ts';
import { casework, expert, policy, secret, serveCasework, status } from './test/casework-calls.ts';
import { createTokens } from './tokens.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const within = { deadlineMs: 2_000 };
const one = { caseId: 'c1' };
const accept = { caseId: 'c1', commandId: 'k1' };
const asExpert = { ...within, person: 'p1' };
const notAllowed = expect.objectContaining({ kind: 'rejected', code: 'not_allowed' });
const notRecognised = expect.objectContaining({ kind: 'unavailable', message: expect.stringContaining('not recognised') });

async function house() {
  const served = await serveCasework();
  closing.push(served.close);
  const as = (service: string, audience = 'casework', ownSecret = secret) => {
    const made = callsTo(casework, { addresses: [`127.0.0.1:${served.port}`], service, audience, secret: ownSecret });
    closing.push(made.close);
    return made;
  };
  return { ...served, as };
}

test('a method without a row keeps the server from starting, and so does a row without a method', async () => {
  const start = (rows: typeof policy) =>
    serveCalls({
      port: 0,
      service: 'casework',
      secret,
      policy: rows,
      whoIs: async () => undefined,
      log: createLog({ service: 'casework', level: 'silent' }),
      handlers: [handlersFor(casework, { getStatus: async () => status, acceptCase: async () => ({ summary: undefined }) })],
    });
  const { [casework.acceptCase.path]: _left, ...some } = policy;
  await expect(start(some)).rejects.toThrow('/mio.casework.v1.CaseworkService/AcceptCase has no row');
  await expect(start({ ...policy, '/x/Y': { services: [], person: 'none' } })).rejects.toThrow('the row /x/Y has no method');
  expect(methodsWithoutPolicy([casework], some)).toEqual([casework.acceptCase.path]);
  expect(rowsWithoutMethod([casework], policy)).toEqual([]);
});

test('a service that is not in the row is refused', async () => {
  const { as, lines } = await house();
  await expect(as('intake').getStatus(one, within)).resolves.toEqual(status);
  await expect(as('insight').getStatus(one, within)).rejects.toEqual(notAllowed);
  await expect(as('intake').acceptCase(accept, asExpert)).rejects.toEqual(notAllowed);
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['warn', 'warn']);
});

test('a token signed with another secret, or for another service, is not recognised', async () => {
  const { as } = await house();
  await expect(as('portal', 'casework', 'another-secret-that-is-long-enough').getStatus(one, within)).rejects.toEqual(notRecognised);
  await expect(as('portal', 'directory').getStatus(one, within)).rejects.toEqual(notRecognised);
});

test("a call on nobody's behalf, for an unknown person or without the role is refused", async () => {
  const { as, people } = await house();
  const portal = as('portal');
  await expect(portal.acceptCase(accept, within)).rejects.toEqual(notAllowed);
  await expect(portal.acceptCase(accept, { ...within, person: 'nobody' })).rejects.toEqual(notAllowed);
  people.set('p2', { ...expert, id: 'p2', roles: ['desk'] });
  await expect(portal.acceptCase(accept, { ...within, person: 'p2' })).rejects.toEqual(notAllowed);
});

test('a role that is taken away counts from the next call on', async () => {
  const { as, people } = await house();
  const portal = as('portal');
  await expect(portal.acceptCase(accept, asExpert)).resolves.toEqual({ summary: undefined });
  people.set('p1', { ...expert, roles: [] });
  await expect(portal.acceptCase(accept, asExpert)).rejects.toEqual(notAllowed);
});

test('only a fresh token of the right kind and algorithm is taken', async () => {
  const { verify, sign } = createTokens({ service: 'casework', secret });
  const key = new TextEncoder().encode(secret);
  const now = Math.floor(Date.now() / 1_000);
  const token = (change: { typ?: string; alg?: string; at?: number; lives?: number } = {}) => {
    const { typ = 'mio-call+jwt', alg = 'HS256', at = now, lives = 60 } = change;
    return new SignJWT()
      .setProtectedHeader({ alg, typ })
      .setIssuer('portal')
      .setAudience('casework')
      .setIssuedAt(at)
      .setExpirationTime(at + lives)
      .sign(key);
  };
  expect(await verify(await token())).toEqual({ service: 'portal' });
  expect(await verify(await token({ at: now - 120 }))).toBeUndefined();
  expect(await verify(await token({ at: now - 120, lives: 3_600 }))).toBeUndefined();
  expect(await verify(await token({ typ: 'JWT' }))).toBeUndefined();
  expect(await verify(await token({ alg: 'HS384' }))).toBeUndefined();
  const [head, claims, signature = ''] = (await token()).split('.');
  expect(await verify([head, claims, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.'))).toBeUndefined();
  expect(await verify('')).toBeUndefined();
  expect(await sign('triage', 'p1')).toBe(await sign('triage', 'p1'));
  expect(await sign('triage', 'p1')).not.toBe(await sign('triage', 'p2'));
});
