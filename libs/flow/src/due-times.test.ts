import { encodeEnvelope, QuestionReceived } from '@mio/contracts';
import { Unavailable } from '@mio/runtime';
import { afterEach, expect, test } from 'vitest';
import { defineFlow, documentKind } from './flow.ts';
import { next } from './result.ts';
import { rowsFor } from './rows.ts';
import { event, openStore, received, replica, type Tally } from './runner.fixture.ts';

interface Bell {
  readonly ringAt?: string;
}
type Ask = () => Promise<undefined>;

const { opensOn, due } = rowsFor<Bell, { ask: Ask }>();
const ring = () => next<Bell>({});
const bells = defineFlow(
  'test',
  documentKind<Bell>(
    'bell',
    [opensOn(QuestionReceived, ({ input }) => next<Bell>({ ringAt: input.schoolId }), { load: ({ reads }) => reads.ask() }), due('ring', ring)],
    { due: ({ ringAt }) => ({ ring: ringAt }) },
  ),
);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function openHouse(setting: Parameters<typeof replica>[2] = {}) {
  const store = openStore(setting.flow);
  const house = replica(store, undefined, setting);
  closing.push(async () => {
    await house.dues.stop();
    await house.runner.idle();
    house.said.stop();
    await store.close();
  });
  return { ...house, store };
}

const start = '2026-11-25T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();
const bellFor = (caseId: string, ringAt: string) =>
  encodeEnvelope({ ...event(QuestionReceived.type, { ...(received().data as object), caseId, schoolId: ringAt }, 1, `intake/question/${caseId}`), caseId });

/** A house in which bell "a" is stuck, and bell "b" rings in a minute. */
async function withStuckBell(setting: Parameters<typeof replica>[2] = {}) {
  const reads: { ask: Ask } = { ask: async () => undefined };
  const house = openHouse({ ...setting, flow: bells, reads });
  await house.deliver.message(bellFor('b', later(60)), 1);
  reads.ask = () => Promise.reject(new Error('a bug'));
  expect(await house.deliver.message(bellFor('a', later(600)), 1)).toBe('settle');
  return { ...house, reads };
}

test('given a step that answers its due time with "same" and leaves it standing, then the clock calls it once and it is stuck', async () => {
  const { deliver, runner, dues, stuck, at } = openHouse();
  await deliver.message(encodeEnvelope(received()), 1);
  const note = (id: string, words: string) => runner.call<Tally>('tally', 'c', { name: 'note', id, by: 'p', data: { words, wakeAt: later(10) } });
  await note('k1', 'x');
  await runner.idle();
  await runner.call('tally', 'c', { name: 'rung', id: 'k2', by: 'p', data: 'drowsy' });
  at.now = later(11);
  await dues.poll();
  expect((await stuck.due(later(3_600))).map(({ body }) => body)).toMatchObject([{ tries: 1, name: `due wake ${later(10)}` }]);
  expect(await dues.poll()).toBe(0);
});

test('given a stuck input that meets something unavailable, then it is left alone for some seconds and not counted', async () => {
  const { reads, dues, stuck, at, runner } = await withStuckBell();
  let asked = 0;
  reads.ask = () => {
    asked++;
    return Promise.reject(Unavailable('away'));
  };
  at.now = later(2);
  expect(await dues.poll()).toBe(1);
  at.now = later(3);
  expect(await dues.poll()).toBe(0);
  at.now = later(8);
  expect(await dues.poll()).toBe(1);
  expect(asked).toBe(2);
  const [letter] = await stuck.due(later(30));
  expect(letter).toMatchObject({ body: { tries: 1 } });
  reads.ask = async () => undefined;
  at.now = later(14);
  await dues.poll();
  expect(await stuck.due(later(3_600))).toEqual([]);
  expect(await runner.read<Bell>('bell', 'a')).toMatchObject({ ringAt: later(600) });
});

test('given a stuck input that hangs, then due times are called all the same; stopping waits for it', async () => {
  const { reads, dues, at, runner } = await withStuckBell({ everyMs: 5 });
  const answer = Promise.withResolvers<undefined>();
  let hangs = false;
  reads.ask = () => {
    hangs = true;
    return answer.promise;
  };
  at.now = later(2);
  await expect.poll(() => hangs).toBe(true);
  at.now = later(61);
  await expect.poll(() => runner.read<Bell>('bell', 'b')).toEqual({});

  let stopped = false;
  const stopping = dues.stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  answer.resolve(undefined);
  await stopping;
  expect(await runner.read<Bell>('bell', 'a')).toMatchObject({ ringAt: later(600) });
});
