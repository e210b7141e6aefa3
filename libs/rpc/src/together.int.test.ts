import { Conflict, NotFound } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { callsTo } from './mod.ts';
import { type CaseworkHandlers, casework, expert, secret, serveCasework, status } from './test/casework-calls.ts';

// What is asked in one turn goes over the line as one message; whoever asks must not notice.

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const within = { deadlineMs: 5_000 };

async function house(handlers?: Partial<CaseworkHandlers>, service = 'portal') {
  const served = await serveCasework(handlers);
  closing.push(served.close);
  const calls = callsTo(casework, { addresses: [`127.0.0.1:${served.port}`], service, audience: 'casework', secret });
  closing.push(calls.close);
  return { ...served, calls };
}

test('each gets its own answer, or its own failure with kind, code and sentence', async () => {
  const { calls } = await house({
    getStatus: async ({ caseId }) => {
      if (caseId === 'c1') throw NotFound('no_case', 'Deze casus is er niet.');
      if (caseId === 'c2') throw Conflict('taken', 'Iemand anders was eerder é.');
      if (caseId === 'c3') throw new TypeError('the pupil is called Jan');
      return { ...status, state: caseId };
    },
  });
  const answers = await Promise.allSettled(['c0', 'c1', 'c2', 'c3', 'c4'].map((caseId) => calls.getStatus({ caseId }, within)));
  expect(answers).toMatchObject([
    { value: { state: 'c0' } },
    { reason: { kind: 'notFound', code: 'no_case', message: 'Deze casus is er niet.' } },
    { reason: { kind: 'conflict', code: 'taken', message: 'Iemand anders was eerder é.' } },
    { reason: { message: '/mio.casework.v1.CaseworkService/GetStatus answered INTERNAL' } },
    { value: { state: 'c4' } },
  ]);
});

test('each is judged by its own row, and a refusal is logged for that call alone', async () => {
  const { calls, lines } = await house({}, 'intake');
  const refused = calls.acceptCase({ caseId: 'c1', commandId: 'k1' }, within);
  const answered = calls.getStatus({ caseId: 'c1' }, within);
  await expect(refused).rejects.toMatchObject({ kind: 'rejected', code: 'not_allowed' });
  await expect(answered).resolves.toEqual(status);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', path: casework.acceptCase.path, caller: 'notAllowed' }]);
});

test('what is asked at once for several people is asked for each of them', async () => {
  const seen: unknown[] = [];
  const { calls, people } = await house({
    acceptCase: async ({ caseId }, { person }) => {
      seen.push([caseId, person?.id]);
      return { summary: undefined };
    },
  });
  people.set('p2', { ...expert, id: 'p2', roles: ['desk'] }).set('p3', { ...expert, id: 'p3' });
  const accept = (person: string, caseId: string) => calls.acceptCase({ caseId, commandId: 'k1' }, { ...within, person });
  const answers = await Promise.allSettled([accept('p1', 'c1'), accept('p2', 'c2'), accept('p3', 'c3'), accept('p1', 'c4')]);
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(seen.sort()).toEqual([
    ['c1', 'p1'],
    ['c3', 'p3'],
    ['c4', 'p1'],
  ]);
});

test('nobody waits for another: who gets no answer in time is alone in that', async () => {
  const { calls } = await house({ getStatus: ({ caseId }) => (caseId === 'c0' ? new Promise(() => {}) : Promise.resolve(status)) });
  const from = performance.now();
  const [silent, ...answered] = ['c0', 'c1', 'c2'].map((caseId) => calls.getStatus({ caseId }, { deadlineMs: 1_500 }));
  const ended = silent!.catch((error: unknown) => error);
  await expect(Promise.all(answered)).resolves.toEqual([status, status]);
  expect(performance.now() - from).toBeLessThan(1_400);
  await expect(ended).resolves.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('no answer in time') });
});

test('what would be too large for one message still passes', async () => {
  const { calls } = await house({ getStatus: async ({ caseId }) => ({ ...status, outcome: 'x'.repeat(900_000), state: caseId.slice(0, 2) }) });
  const answers = await Promise.all(['c0', 'c1', 'c2', 'c3', 'c4', 'c5'].map((id) => calls.getStatus({ caseId: id + ' '.repeat(300_000) }, within)));
  expect(answers.map(({ state }) => state)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
});

test('one answer that is too large fails alone', async () => {
  const { calls } = await house({ getStatus: async ({ caseId }) => (caseId === 'c1' ? { ...status, outcome: 'x'.repeat(5_000_000) } : status) });
  const answers = await Promise.allSettled(['c0', 'c1', 'c2'].map((caseId) => calls.getStatus({ caseId }, within)));
  expect(answers).toMatchObject([{ value: status }, { reason: { message: expect.stringContaining('RESOURCE_EXHAUSTED') } }, { value: status }]);
});

test('closing lets what was asked together finish; after it the line is Unavailable', async () => {
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const { calls, close } = await house({
    getStatus: async () => {
      started.resolve();
      await finish.promise;
      return status;
    },
  });
  const answers = Promise.all(['c0', 'c1'].map((caseId) => calls.getStatus({ caseId }, within)));
  await started.promise;
  const closed = close();
  finish.resolve();
  await expect(answers).resolves.toEqual([status, status]);
  await closed;
  calls.close();
  await expect(calls.getStatus({ caseId: 'c0' }, within)).rejects.toMatchObject({ kind: 'unavailable' });
});
