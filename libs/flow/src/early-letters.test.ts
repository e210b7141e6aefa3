import { encodeEnvelope, QuestionTriaged } from '@mio/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEarlyLetters } from './early-letters.ts';
import { defineFlow, documentKind } from './flow.ts';
import { early, next } from './result.ts';
import { rowsFor } from './rows.ts';
import { openStore, received, replica, flow as tallies, triaged } from './runner.fixture.ts';

const gate = { open: false };
const { opensOn } = rowsFor<{ triaged: boolean }>();
const wait = () => (gate.open ? next({ triaged: true }) : early());
const flow = defineFlow('test', ...tallies.kinds, documentKind('gate', [opensOn(QuestionTriaged, wait)]));

let store: ReturnType<typeof openStore>;
let house: ReturnType<typeof replica>;
let letters: ReturnType<typeof createEarlyLetters>;
beforeEach(() => {
  gate.open = false;
  store = openStore(flow);
  house = replica(store, undefined, { flow });
  letters = createEarlyLetters({ flow, store, runner: house.runner, clock: { now: () => house.at.now } });
});
afterEach(async () => {
  await house.dues.stop();
  house.said.stop();
  await store.close();
});
const atMinute = (minute: number) => {
  house.at.now = new Date(Date.parse('2026-11-25T09:00:00.000Z') + minute * 60_000).toISOString();
};
const ids = async () => (await letters.list()).map(({ id }) => id.split('/')[1]);

test('given events that wait in their documents for more than a quarter of an hour, then they are shown with their case', async () => {
  const first = triaged();
  await house.deliver.message(encodeEnvelope(first), 1);
  atMinute(10);
  await house.deliver.message(encodeEnvelope(triaged()), 1);
  expect(await letters.list()).toEqual([]);
  atMinute(16);
  const keptAt = '2026-11-25T09:00:00.000Z';
  expect(await letters.list()).toMatchObject([
    { caseId: 'c', name: `${first.type} ${first.id}`, keptAt },
    { caseId: 'c', keptAt },
  ]);
  await house.deliver.message(encodeEnvelope(received()), 1);
  expect(await ids()).toEqual(['gate']);
});

test('given one that fits meanwhile, then sending it again applies it; one that does not fit stays', async () => {
  await house.deliver.message(encodeEnvelope(triaged()), 1);
  atMinute(16);
  const [tally, waiting] = (await letters.list()).map(({ id }) => id);
  gate.open = true;
  expect(await letters.tryAgain(tally!)).toBe(true);
  expect(await letters.tryAgain(waiting!)).toBe(true);
  expect(await house.runner.read('gate', 'c')).toEqual({ triaged: true });
  expect(await ids()).toEqual(['tally']);
  expect(await letters.tryAgain(waiting!)).toBe(false);
  for (const unknown of ['', 'early/none/c/x', 'early/tally', '0123abcd']) expect(await letters.tryAgain(unknown)).toBe(false);
});

test('a document of before, whose early events do not say when they came, is written and shown by their own time', async () => {
  await house.deliver.message(encodeEnvelope(triaged()), 1);
  const stored = (await store.get('tally', 'test/tally/c'))!;
  const body = stored.body as { early: { keptAt?: string }[] };
  delete body.early[0]!.keptAt;
  await store.write([{ collection: 'tally', id: stored.id, expect: stored.rev, body: body as never, index: stored.index }]);
  expect(await house.deliver.message(encodeEnvelope(triaged()), 1)).toBe('settle');
  atMinute(14.5);
  expect((await letters.list()).map(({ keptAt }) => keptAt)).toEqual(['2026-11-25T08:59:00.000Z']);
});
