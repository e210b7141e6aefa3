import { UnreadableEvent } from '@mio/contracts';
import { Rejected } from '@mio/runtime';
import { expect, test } from 'vitest';
import { reasonOf } from './reason.ts';
import { openStore } from './runner.fixture.ts';
import { createStuck } from './stuck.ts';

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
