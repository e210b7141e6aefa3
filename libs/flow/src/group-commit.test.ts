import { expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';
import type { Write } from './ports.ts';
import { openStore } from './runner.fixture.ts';

const write = (id: string, body: unknown): Write => ({ collection: 'stuck', id, expect: 0, body: body as never, index: { retryAt: null, parkedAt: null } });

test('given one document that cannot be written, then it alone is refused and the rest of its batch is committed', async () => {
  const store = openStore();
  const commits = groupCommit(store);
  const outcomes = await Promise.allSettled([commits.add(write('a', 1)), commits.add(write('b', 10n)), commits.add(write('c', 3))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await store.get('stuck', 'c')).toMatchObject({ rev: 1, body: 3 });
  await store.close();
});
