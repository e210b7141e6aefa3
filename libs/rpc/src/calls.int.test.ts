import { Conflict, isFailure, NotFound, Rejected, Unavailable } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { type Caller, callsTo } from './mod.ts';
import { type CaseworkHandlers, casework, expert, secret, serveCasework, status } from './test/casework-calls.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const within = { deadlineMs: 2_000 };
const accept = { caseId: 'c1', commandId: 'k1' };

async function serve(handlers?: Partial<CaseworkHandlers>) {
  const served = await serveCasework(handlers);
  closing.push(served.close);
  return served;
}

function calls(port: number, { service = 'portal', audience = 'casework', ownSecret = secret } = {}) {
  const made = callsTo(casework, { addresses: [`127.0.0.1:${port}`], service, audience, secret: ownSecret });
  closing.push(made.close);
  return made;
}

const failure = (kind: string, code: string) => expect.objectContaining({ kind, code });

test('a call arrives with its request, its service and its person', async () => {
  const seen: unknown[] = [];
  const acceptCase = async (request: unknown, caller: Caller) => {
    seen.push(request, caller);
    return { summary: undefined };
  };
  const { port } = await serve({ acceptCase });
  await expect(calls(port).acceptCase(accept, { ...within, person: 'p1' })).resolves.toEqual({ summary: undefined });
  expect(seen).toEqual([accept, { service: 'portal', person: expert }]);
});

test('a call without a deadline is a type error', async () => {
  const { port } = await serve();
  const { getStatus } = calls(port);
  // @ts-expect-error deadlineMs is compulsory
  const without = () => getStatus({ caseId: 'c1' }, {});
  // @ts-expect-error so is the second argument
  const alone = () => getStatus({ caseId: 'c1' });
  expect([without, alone]).toHaveLength(2);
});

test.each([
  ['rejected', Rejected('not_offered', 'Deze casus is niet aan u aangeboden: 100 % zeker. Kijk in uw lijst é.')],
  ['notFound', NotFound('no_case', 'Deze casus is er niet.')],
  ['conflict', Conflict('taken', 'Iemand anders was eerder.\nKijk opnieuw.')],
  ['unavailable', Unavailable('the store does not answer', new Error('inner'))],
])('%s crosses with its code and message', async (_kind, made) => {
  const { port, lines } = await serve({
    getStatus: async () => {
      throw made;
    },
  });
  const error = await calls(port)
    .getStatus({ caseId: 'c1' }, within)
    .catch((thrown: unknown) => thrown);
  expect(isFailure(error, made.kind)).toBe(true);
  expect(error).toMatchObject({ code: made.code, message: made.message });
  expect(lines).toEqual([]);
});

test('an unexpected error crosses without detail, is logged as an error, and is no Failure', async () => {
  const { port, lines } = await serve({
    getStatus: async () => {
      throw new TypeError('the pupil is called Jan');
    },
  });
  const error = await calls(port)
    .getStatus({ caseId: 'c1' }, within)
    .catch((thrown: unknown) => thrown);
  expect(isFailure(error)).toBe(false);
  expect(String(error)).toBe('Error: /mio.casework.v1.CaseworkService/GetStatus answered INTERNAL');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', path: casework.getStatus.path });
});

test('no answer in time is Unavailable', async () => {
  const { port } = await serve({ getStatus: () => new Promise(() => {}) });
  const from = performance.now();
  await expect(calls(port).getStatus({ caseId: 'c1' }, { deadlineMs: 150 })).rejects.toEqual(failure('unavailable', 'unavailable'));
  expect(performance.now() - from).toBeLessThan(1_000);
});

test('a request over 1 MB is refused', async () => {
  const { port } = await serve();
  await expect(calls(port).getStatus({ caseId: 'x'.repeat(1_100_000) }, within)).rejects.toThrow('RESOURCE_EXHAUSTED');
});

test('closing lets a running call finish', async () => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const served = await serve({
    getStatus: async () => {
      started.resolve();
      await finish.promise;
      return status;
    },
  });
  const answer = calls(served.port).getStatus({ caseId: 'c1' }, within);
  await started.promise;
  const closed = served.close();
  finish.resolve();
  await expect(answer).resolves.toEqual(status);
  await closed;
});
