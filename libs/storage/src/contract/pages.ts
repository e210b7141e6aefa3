import { expect, test } from 'vitest';
import type { PageQuery, Store, StoredDocument } from '../store.ts';
import { caseWrite, fresh, type Subject } from './subject.ts';

type Asked = Omit<PageQuery, 'collection' | 'index' | 'limit'> & { index?: string };

/** Reads to the end, `limit` at a time; `between` happens after every page. */
async function all(store: Store, asked: Asked, limit: number, between: (n: number) => Promise<unknown> = async () => {}): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (let page = 1, after: string | undefined; ; page += 1) {
    const read = await store.page({ collection: 'case', index: 'due', ...asked, limit, ...(after !== undefined && { after }) });
    found.push(...read.documents);
    expect(read.documents.length).toBeLessThanOrEqual(limit);
    if (read.next === undefined) return found;
    expect(read.documents).toHaveLength(limit);
    after = read.next;
    await between(page);
  }
}

const idsOf = (documents: readonly StoredDocument[]) => documents.map(({ id }) => id);

export function pageRules({ store }: Subject): void {
  test('an equal value is paged by id, either way', async () => {
    const owner = fresh('owner');
    const ids = Array.from({ length: 23 }, (_, n) => `${owner}/${String(n).padStart(2, '0')}`);
    await store().write(ids.toReversed().map((id) => caseWrite(id, 0, {}, { owner })));
    await store().write([caseWrite(`${owner}/null`), caseWrite(`${owner}/other`, 0, {}, { owner: `${owner}x` })]);
    for (const limit of [1, 7, 23, 24, 1000]) {
      expect(idsOf(await all(store(), { index: 'owner', equals: owner }, limit))).toEqual(ids);
      expect(idsOf(await all(store(), { index: 'owner', equals: owner, descending: true }, limit))).toEqual(ids.toReversed());
    }
    expect(await store().count({ collection: 'case', index: 'owner', equals: owner })).toBe(23);
    expect((await store().page({ collection: 'people', index: 'owner', equals: owner, limit: 9 })).documents).toEqual([]);
  });

  test('a range is paged by value and id, both ends included, ties whole, null never', async () => {
    const name = fresh('range');
    const entries = Array.from({ length: 40 }, (_, n) => ({ id: `${name}/${(n * 7) % 40}`, due: n % 8 === 7 ? null : 1_000 + (n % 8) / 2 }));
    await store().write(entries.map(({ id, due }) => caseWrite(id, 0, {}, { due })));
    const expected = (from: number, to: number) =>
      entries
        .filter(({ due }) => due !== null && due >= from && due <= to)
        .sort((a, b) => (a.due as number) - (b.due as number) || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id);
    for (const [from, to] of [
      [1_000, 1_003],
      [1_000.5, 1_002],
      [1_001, 1_001],
      [1_002, 1_001],
    ] as const) {
      for (const limit of [1, 4, 5, 100]) {
        expect(idsOf(await all(store(), { from, to }, limit))).toEqual(expected(from, to));
        expect(idsOf(await all(store(), { from, to, descending: true }, limit))).toEqual(expected(from, to).toReversed());
      }
      expect(await store().count({ collection: 'case', index: 'due', from, to })).toBe(expected(from, to).length);
    }
    await store().remove(
      'case',
      entries.map(({ id }) => id),
    );
  });

  test('an open range finds its own type, and one without ends finds every value', async () => {
    const values = [-2, 0, 3e9, 1.5, '', '2026-01-01T10:00', 'a', 'Z', 'é'];
    const ids = values.map(() => fresh('open'));
    await store().remove('case', idsOf(await all(store(), {}, 100)));
    await store().write([...values.map((due, n) => caseWrite(ids[n]!, 0, {}, { due })), caseWrite(fresh('open'))]);
    const found = async (asked: Asked) => (await all(store(), asked, 2)).map(({ index }) => index['due']);
    expect(await found({ from: 0 })).toEqual([0, 1.5, 3e9]);
    expect(await found({ to: 1.5, descending: true })).toEqual([1.5, 0, -2]);
    expect(await found({ from: '' })).toEqual(['', '2026-01-01T10:00', 'Z', 'a', 'é']);
    expect(await found({ to: 'Z', descending: true })).toEqual(['Z', '2026-01-01T10:00', '']);
    expect(await found({ equals: 0 })).toEqual([0]);
    expect(await store().count({ collection: 'case', index: 'due' })).toBe(values.length);
    expect(await store().count({ collection: 'case', index: 'due', from: 0 })).toBe(3);
    await store().remove('case', ids.slice(4));
    expect(await found({})).toEqual([-2, 0, 1.5, 3e9]);
    await store().remove('case', ids);
  });

  test('paging while documents move, come and go finds every document that stays exactly once', async () => {
    const owner = fresh('busy');
    const stay = Array.from({ length: 60 }, (_, n) => `${owner}/${String(n).padStart(3, '0')}`);
    const leave = stay.map((id) => `${id}-leaves`);
    await store().write([...stay, ...leave].map((id) => caseWrite(id, 0, {}, { owner })));
    const found = await all(store(), { index: 'owner', equals: owner }, 7, async (n) => {
      await store().write([
        caseWrite(stay[n * 3]!, 1, {}, { owner }),
        caseWrite(leave[n]!, 1),
        caseWrite(`${owner}/${String(n * 4).padStart(3, '0')}-new`, 0, {}, { owner }),
      ]);
      await store().remove('case', [leave[59 - n]!]);
    });
    const ids = idsOf(found);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => stay.includes(id))).toEqual(stay);
  });

  test('a cursor that was tampered with is rejected, also one that points out of the range', async () => {
    const owner = fresh('tampered');
    await store().write([0, 1, 2].map((n) => caseWrite(`${owner}/${n}`, 0, {}, { owner, due: owner })));
    const query = { collection: 'case', index: 'owner', limit: 1 };
    const { next } = await store().page({ ...query, equals: owner });
    const rejected = { kind: 'rejected', code: 'unknown_page' };
    for (const after of ['', 'x', 'bnVsbA', 'WzFd']) await expect(store().page({ ...query, equals: owner, after })).rejects.toMatchObject(rejected);
    await expect(store().page({ ...query, equals: 'other', after: next! })).rejects.toMatchObject(rejected);
    await expect(store().page({ ...query, to: 'a', after: next! })).rejects.toMatchObject(rejected);
    await expect(store().page({ ...query, from: 1, after: next! })).rejects.toMatchObject(rejected);
  });

  test('a query that breaks the rules is a TypeError', async () => {
    const query = { collection: 'case', index: 'due', limit: 1 };
    for (const fault of [
      { limit: 0 },
      { limit: 1001 },
      { limit: 1.5 },
      { index: 'undeclared' },
      { index: 'unsaid' },
      { equals: 1, from: 1 },
      { from: 1, to: 'x' },
      { from: Number.NaN },
    ]) {
      await expect(store().page({ ...query, ...fault })).rejects.toThrow(TypeError);
    }
  });
}
