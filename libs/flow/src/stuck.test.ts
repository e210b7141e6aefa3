import { UnreadableEvent } from '@mio/contracts';
import { Rejected } from '@mio/runtime';
import { expect, test } from 'vitest';
import { reasonOf } from './reason.ts';
import { flow, openStore } from './runner.fixture.ts';
import { createStuck, type StuckInput } from './stuck.ts';

function readWords(words: string) {
  return JSON.parse(words);
}

test('the reason of a stuck input quotes nothing that people wrote, and tells where it broke', () => {
  const thrown = [() => readWords('{"naam": Sanne}'), () => fail('Sanne\n    at Sanne (file:///a/sanne.ts:1:2)')].map(errorOf);
  expect(reasonOf(thrown[0])).toMatch(/^SyntaxError in readWords \(stuck\.test\.ts:\d+\)$/);
  expect(reasonOf(thrown[1])).toMatch(/^Error in fail \(stuck\.test\.ts:\d+\)$/);
  expect(reasonOf(Rejected('full', 'Dit team is vol.'))).toBe('rejected: Dit team is vol.');
  expect(reasonOf(new UnreadableEvent('', '', '', 'unknown version 9'))).toBe('Error: unreadable event: unknown version 9');
});

test('given more dead letters than one page holds, then ops sees them all', async () => {
  const store = openStore();
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const stuck = createStuck({ store, clock: { now: () => '2026-11-25T09:00:00.000Z' }, log: quiet });
  const body = { kind: 'tally', key: 'c', caseId: 'c', name: 'x', tries: 5, reason: 'x', parkedAt: 'p' };
  await store.write(
    Array.from({ length: 450 }, (_, i) => ({
      collection: 'stuck',
      id: `d${i}`,
      expect: 0,
      body,
      index: { retryAt: null, parkedAt: `2026-11-25T09:00:00.${i}Z` },
    })),
  );
  expect(await stuck.parked()).toHaveLength(450);
  await store.close();
});

test('given two replicas that try the same stuck input at once, then one try is counted; once parked none is', async () => {
  const store = openStore();
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const stuck = createStuck({ store, clock: { now: () => '2026-11-25T09:00:00.000Z' }, log: quiet });
  const input = { trigger: 'due', name: 'wake', dueAt: '2026-11-25T08:00:00.000Z' } as const;
  const kind = flow.kinds[0]!;
  const stored = async () => (await store.page({ collection: 'stuck', index: 'retryAt', limit: 9 })).documents[0]!;
  const letterOf = async () => (await stored()).body as unknown as StuckInput;
  await Promise.all([stuck.failed(kind, 'c', input, new Error('one')), stuck.failed(kind, 'c', input, new Error('other'))]);
  expect(await letterOf()).toMatchObject({ tries: 1 });
  for (let tries = 2; tries <= 5; tries++) {
    const { id, body } = await stored();
    const known = body as unknown as StuckInput;
    await Promise.all([stuck.failedAgain(id, known, new Error('one')), stuck.failedAgain(id, known, new Error('other'))]);
    if (tries < 5) expect(await letterOf()).toMatchObject({ tries });
  }
  await stuck.failed(kind, 'c', input, new Error('delivered once more'));
  expect((await stuck.parked()).map((letter) => letter.stuck)).toMatchObject([{ tries: 5, parkedAt: '2026-11-25T09:00:00.000Z' }]);
  await store.close();
});

function fail(message: string): never {
  throw new Error(message);
}

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
