import { encodeEnvelope, QuestionReceived } from '@mio/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defineFlow, documentKind } from './flow.ts';
import { next } from './result.ts';
import { rowsFor } from './rows.ts';
import { openStore, received, replica } from './runner.fixture.ts';

const { opensOn } = rowsFor<object>();
const open = () => next({});
const lost = () => {
  throw new TypeError('cannot tell');
};
const both = defineFlow(
  'test',
  documentKind('lost', [opensOn(QuestionReceived, open, { about: lost })]),
  documentKind('found', [opensOn(QuestionReceived, open)]),
);

let store: ReturnType<typeof openStore>;
let house: ReturnType<typeof replica>;
beforeEach(() => {
  store = openStore(both);
  house = replica(store, undefined, { flow: both });
});
afterEach(async () => {
  await house.dues.stop();
  house.said.stop();
  await store.close();
});
const later = (seconds: number) => new Date(Date.parse('2026-11-25T09:00:00.000Z') + seconds * 1000).toISOString();

async function waitLong() {
  for (let i = 1; i < 5; i++) {
    house.at.now = later(60 * i);
    await house.dues.poll();
  }
}

test('given a row that cannot tell which document an event concerns, then the event is counted and parked, and other kinds take it', async () => {
  expect(await house.deliver.message(encodeEnvelope(received()), 1)).toBe('settle');
  expect(await house.runner.read('found', 'c')).toEqual({});
  await waitLong();
  const reason = expect.stringMatching(/^TypeError in lost/);
  expect((await house.stuck.parked()).map(({ stuck }) => stuck)).toMatchObject([{ caseId: 'c', tries: 5, reason }]);
});

test('given a stuck input of a kind that is no more, then it is parked too', async () => {
  const gone = documentKind('gone', []);
  await house.stuck.failed(gone, 'c', { trigger: 'due', name: 'wake', dueAt: later(0) }, new Error('x'));
  await waitLong();
  expect((await house.stuck.parked()).map(({ stuck }) => stuck)).toMatchObject([{ caseId: 'c', tries: 5 }]);
});
