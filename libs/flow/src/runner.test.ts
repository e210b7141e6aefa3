import { decodeEnvelope, encodeEnvelope } from '@mio/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageCollection } from './draft.ts';
import { readHead } from './head.ts';
import { pagedList } from './paged-list.ts';
import { flow, openStore, poison, received, replica, type Tally, triaged } from './runner.fixture.ts';
import { unsaidDocuments } from './said.ts';

let store: ReturnType<typeof openStore>;
let house: ReturnType<typeof replica>;
beforeEach(() => {
  store = openStore();
  house = replica(store);
});
afterEach(async () => {
  await house.runner.idle();
  await house.dues.stop();
  house.said.stop();
  await store.close();
});
const send = (envelope: Parameters<typeof encodeEnvelope>[0], to = house) => to.deliver.message(encodeEnvelope(envelope), 1);
const state = () => house.runner.read<Tally>('tally', 'c');
const ids = () => house.published.map(({ id }) => id);
const later = (seconds: number) => new Date(Date.parse('2026-11-25T09:00:00.000Z') + seconds * 1000).toISOString();

test('given an event, then the document and what it says are one commit, and the same event again has no second effect', async () => {
  const [opened, counted] = [received(), triaged()];
  for (const each of [opened, opened, counted, counted, counted]) expect(await send(each)).toBe('settle');
  expect(await state()).toMatchObject({ count: 1 });
  expect(ids()).toEqual(['test/tally/c#1', 'test/tally/c#2']);
});

test('given events that come before their document, then they are kept and applied with it, each once', async () => {
  const counts = [triaged(), triaged(), triaged()];
  for (const each of [...counts, ...counts]) expect(await send(each)).toBe('settle');
  expect(await state()).toBeUndefined();
  await send(received());
  expect(await state()).toMatchObject({ count: 3 });
  expect(ids()).toHaveLength(4);
});

test('given two replicas that race on one document, then no update is lost', async () => {
  const other = replica(store);
  await send(received());
  await Promise.all(Array.from({ length: 40 }, (_, i) => send(triaged(100 + i), i % 2 === 0 ? house : other)));
  expect(await state()).toMatchObject({ count: 40 });
  const all = [...house.published, ...other.published].map(({ id }) => id);
  expect(new Set(all).size).toBe(41);
  other.dues.stop();
  other.said.stop();
});

test('given a command twice, then it has one effect and the same answer; a refused one leaves no mark', async () => {
  await send(received());
  const note = (id: string, words: string) => house.runner.call<Tally>('tally', 'c', { name: 'note', id, by: 'p-a', data: { words } });
  await note('k1', 'hallo');
  await house.runner.idle();
  expect(await note('k1', 'hallo')).toMatchObject({ count: 1, notes: ['p-a: hallo', 'rang hallo'] });
  await expect(note('k2', '')).rejects.toMatchObject({ kind: 'rejected', code: 'empty' });
  expect(await house.runner.repeats('tally', 'c', 'k1')).toBe(true);
  expect(await house.runner.repeats('tally', 'c', 'k2')).toBe(false);
});

test('given a command on a document that is not there, then the caller hears so', async () => {
  await expect(house.runner.call('tally', 'nobody', { name: 'note', id: 'k', by: 'p', data: { words: 'x' } })).rejects.toMatchObject({ kind: 'conflict' });
});

test('given a step that throws, then it is tried again at due times and parked after the fifth, blocking nobody', async () => {
  const poisoned = received(poison);
  expect(await send(poisoned)).toBe('settle');
  for (let i = 0; i < 4; i++) {
    expect(await house.stuck.parked()).toEqual([]);
    house.at.now = later(60 * (i + 1));
    await house.dues.poll();
  }
  const [letter] = await house.stuck.parked();
  expect(letter?.stuck).toMatchObject({ caseId: 'c', tries: 5, reason: expect.stringMatching(/^Error in open \(runner\.fixture\.ts:\d+\)$/) });
  await send(received());
  expect(await state()).toMatchObject({ count: 0 });
  expect(await house.stuck.sendAgain(letter!.id)).toBe(true);
  expect(await house.stuck.parked()).toEqual([]);
});

test('given bytes of an unknown version, then they are parked where their case is named, and come right when they can be read', async () => {
  const bytes = encodeEnvelope({ ...received(), version: 9 });
  expect(await house.deliver.message(bytes, 1)).toBe('settle');
  expect(await house.deliver.message(new Uint8Array([1, 2, 3]), 1)).toBe('settle');
  for (let i = 0; i < 4; i++) {
    house.at.now = later(60 * (i + 1));
    await house.dues.poll();
  }
  const reasons = (await house.stuck.parked()).map(({ stuck }) => [stuck.caseId, stuck.reason.slice(0, 40)]);
  expect(reasons).toContainEqual(['c', 'Error: unreadable event: unknown version']);
  expect(reasons).toHaveLength(2);
});

test('given a due time, then it is called once, at its time; one whose step throws is parked and does not hold up the clock', async () => {
  await send(received());
  const note = (id: string, words: string, wakeAt: string) => house.runner.call<Tally>('tally', 'c', { name: 'note', id, by: 'p', data: { words, wakeAt } });
  await note('k1', 'slaap', later(10));
  await house.dues.poll();
  expect((await state())?.notes).not.toContain('woke');
  house.at.now = later(11);
  await Promise.all([house.dues.poll(), house.dues.poll()]);
  expect((await state())?.notes.filter((each) => each === 'woke')).toHaveLength(1);
  await note('k2', 'x', later(20));
  await house.runner.idle();
  await house.runner.call('tally', 'c', { name: 'rung', id: 'k3', by: 'p', data: 'never' });
  for (let i = 0; i < 7; i++) {
    house.at.now = later(100 * (i + 1));
    await house.dues.poll();
  }
  expect((await house.stuck.parked())[0]?.stuck.name).toContain('due wake');
});

test('given more than a head should hold, then older entries lie in pages, nothing is missing and all is said again when asked', async () => {
  await send(received());
  for (let i = 0; i < 150; i++) {
    await send(triaged(1000 + i));
    await house.runner.call('tally', 'c', { name: 'rung', id: `r${i}`, by: 'p', data: `n${i}` });
    house.said.out(house.published.slice(-2).map(({ mark }) => mark));
    await house.said.flush();
  }
  const head = readHead((await store.get('tally', 'test/tally/c'))!);
  expect(head.said.length).toBeLessThan(70);
  expect((await state())!.notes.length).toBeLessThan(70);
  const notes = await pagedList<string>(store, { service: 'test', kind: 'tally', key: 'c', list: 'notes' });
  expect(notes).toEqual(Array.from({ length: 150 }, (_, i) => `n${i}`));
  const said: number[] = [];
  for (let cursor: string | undefined = undefined, first = true; first || cursor !== undefined; first = false) {
    const page: Awaited<ReturnType<typeof house.said.since>> = await house.said.since('', cursor);
    said.push(...page.messages.map(({ bytes }) => decodeEnvelope(bytes).number));
    cursor = page.next;
  }
  expect([...new Set(said)].sort((a, b) => a - b)).toEqual(Array.from({ length: 151 }, (_, i) => i + 1));
  expect(await store.count({ collection: pageCollection('tally'), index: 'document', from: '' })).toBeGreaterThan(4);
});

test('given a commit that was never published, then the sweep finds it; once it is out it does not', async () => {
  await send(received());
  expect(await house.said.unsaid(10)).toEqual([]);
  house.at.now = later(10);
  const found = await house.said.unsaid(10);
  expect(found.map(({ id }) => id)).toEqual(['test/tally/c#1']);
  expect(await unsaidDocuments(flow, store)).toBe(1);
  house.said.out(found.map(({ mark }) => mark));
  await house.said.flush();
  expect(await house.said.unsaid(10)).toEqual([]);
});
