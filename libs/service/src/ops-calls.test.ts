import type { EarlyLetters, Said, Stuck } from '@mio/flow';
import { expect, test } from 'vitest';
import { opsCalls } from './ops-calls.ts';

const parkedAt = '2026-11-25T09:00:00.000Z';
const stuck = {
  parked: async () => [{ id: 'd1', stuck: { caseId: 'c', name: 'X x#1', reason: 'Error in open (open.ts:3)', tries: 5, parkedAt } }],
  sendAgain: async (id: string) => id === 'd1',
} as unknown as Stuck;
const early: EarlyLetters = {
  list: async () => [{ id: 'early/case/c/y#2', caseId: 'c', name: 'Y y#2', keptAt: parkedAt }],
  tryAgain: async (id) => id.startsWith('early/'),
};

test('ops sees what was parked and what waits for too long, and sends either again', async () => {
  const { handlers } = opsCalls({ service: 'casework', stuck, early, said: {} as Said });
  const ops = handlers as unknown as Record<'listDeadLetters' | 'sendAgain', (request: object) => Promise<unknown>>;
  expect(await ops.listDeadLetters({})).toMatchObject({
    deadLetters: [
      { id: 'd1', service: 'casework', tries: 5 },
      { id: 'early/case/c/y#2', caseId: 'c', input: 'Y y#2', reason: 'wacht op een bericht dat eraan voorafgaat', parkedAt },
    ],
  });
  expect(await ops.sendAgain({ id: 'd1' })).toEqual({});
  expect(await ops.sendAgain({ id: 'early/case/c/y#2' })).toEqual({});
  await expect(ops.sendAgain({ id: 'x' })).rejects.toMatchObject({ kind: 'notFound' });
});
