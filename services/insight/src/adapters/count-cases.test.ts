import { collectionsOf } from '@mio/flow';
import { openStore, type Store } from '@mio/storage';
import { expect, onTestFinished, test } from 'vitest';
import { blankRow } from '../domain/case-row.ts';
import { flow } from '../flow.ts';
import { countCases } from './count-cases.ts';

const at = (seconds: number): string => new Date(Date.parse('2026-11-23T09:00:00.000Z') + seconds * 1000).toISOString();

/** A store that counts the documents it hands out. */
async function given(clock = { now: () => at(0) }) {
  const store = await openStore('sqlite::memory:', { name: 'insight', collections: collectionsOf(flow) });
  onTestFinished(() => store.close());
  let handedOut = 0;
  const counting: Store = {
    ...store,
    page: async (query) => {
      const page = await store.page(query);
      handedOut += page.documents.length;
      return page;
    },
  };
  const write = (key: string, changedAt: string, expected = 0, asked = changedAt) =>
    store.write([
      {
        collection: 'row',
        id: `insight/row/${key}`,
        expect: expected,
        body: { key, state: { ...blankRow(key), askedAt: asked, changedAt } } as never,
        index: { unsaid: null, earlySince: null, said: 0, out: 0, saidAt: null, due: null, changedAt },
      },
    ]);
  return { write, figures: countCases({ store: counting, clock }), handedOut: () => handedOut };
}

test('all cases are counted, over many pages; the same again when nothing changed', async () => {
  const { write, figures } = await given();
  for (let i = 0; i < 1203; i++) await write(`MIO-${i}`, at(i));
  expect((await figures()).asked).toBe(1203);
  expect((await figures()).asked).toBe(1203);
});

test('a later call reads what changed, not everything', async () => {
  const clock = { now: () => at(5000) };
  const { write, figures, handedOut } = await given(clock);
  for (let i = 0; i < 2000; i++) await write(`MIO-${i}`, at(i));
  await figures();
  await write('MIO-7', at(2001), 1, '');
  const before = handedOut();
  expect((await figures()).asked).toBe(1999);
  expect(handedOut() - before).toBeLessThan(600);
});

test('a row from a clock that runs two hours ahead hides no other', async () => {
  const { write, figures } = await given({ now: () => at(10) });
  await write('MIO-1', at(7200));
  await figures();
  await write('MIO-2', at(11));
  expect((await figures()).asked).toBe(2);
});

test('a row from a clock that runs two hours behind is found by the round past all rows', async () => {
  const { write, figures } = await given({ now: () => at(10) });
  for (let i = 0; i < 700; i++) await write(`MIO-${i}`, at(i / 100));
  await figures();
  await write('MIO-late', at(-7200));
  await expect.poll(async () => (await figures()).asked, { interval: 1 }).toBe(701);
});
