import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../store.ts';
import { caseWrite, fresh, type Subject } from './subject.ts';

export function documentRules({ store }: Subject): void {
  test('what is written is read back, with its revision and index values', async () => {
    const id = fresh('doc');
    expect(await store().get('case', id)).toBeUndefined();
    expect(await store().write([caseWrite(id, 0, { state: 'received' }, { due: 12.5, owner: 'c1' })])).toEqual(['ok']);
    expect(await store().get('case', id)).toEqual({ id, rev: 1, body: { state: 'received' }, index: { due: 12.5, owner: 'c1', unsaid: null } });
    expect(await store().write([caseWrite(id, 1, { state: 'triaged' }, { due: '2026-01-01', unsaid: 0 })])).toEqual(['ok']);
    expect(await store().get('case', id)).toEqual({ id, rev: 2, body: { state: 'triaged' }, index: { due: '2026-01-01', owner: null, unsaid: 0 } });
  });

  test('a batch answers per document, in order', async () => {
    const [a, b, c, d] = [fresh('batch'), fresh('batch'), fresh('batch'), fresh('batch')];
    await store().write([caseWrite(a), caseWrite(b), caseWrite(b, 1)]);
    const pages = { collection: 'case-pages', id: a, expect: 0, body: [1], index: {} };
    const batch = [caseWrite(b, 1), caseWrite(a), caseWrite(a, 1), caseWrite(c, 1), pages, caseWrite(d), caseWrite(b, 2), caseWrite(d, 7)];
    expect(await store().write(batch)).toEqual(['conflict', 'conflict', 'ok', 'conflict', 'ok', 'ok', 'ok', 'conflict']);
    expect((await store().getMany('case', [a, b, c, d])).map((one) => one?.rev)).toEqual([2, 3, undefined, 1]);
    expect(await store().get('case-pages', a)).toEqual({ id: a, rev: 1, body: [1], index: {} });
  });

  test('two writes to one document in a batch are applied in order', async () => {
    const id = fresh('twice');
    const batch = [caseWrite(id, 0, 'first'), caseWrite(id, 1, 'second'), caseWrite(id, 1, 'never'), caseWrite(id, 2, 'third')];
    expect(await store().write(batch)).toEqual(['ok', 'ok', 'conflict', 'ok']);
    expect(await store().get('case', id)).toMatchObject({ rev: 3, body: 'third' });
  });

  test('getMany keeps the order asked for, repeats and gaps included', async () => {
    const ids = [fresh('many'), fresh('many'), fresh('many')] as const;
    await store().write(ids.map((id) => caseWrite(id, 0, id)));
    const asked = [ids[2], 'no such document', ids[0], ids[2], ids[1]];
    expect((await store().getMany('case', asked)).map((one) => one?.body)).toEqual([ids[2], undefined, ids[0], ids[2], ids[1]]);
    expect(await store().getMany('case', [])).toEqual([]);
  });

  test('removed documents are gone, and may be created again', async () => {
    const [a, b] = [fresh('gone'), fresh('gone')];
    await store().write([caseWrite(a, 0, {}, { owner: a }), caseWrite(a, 1, {}, { owner: a }), caseWrite(b)]);
    await store().remove('case', [a, 'no such document']);
    expect(await store().getMany('case', [a, b])).toMatchObject([undefined, { id: b }]);
    expect(await store().count({ collection: 'case', index: 'owner', equals: a })).toBe(0);
    expect(await store().write([caseWrite(a, 2), caseWrite(a)])).toEqual(['conflict', 'ok']);
    expect((await store().get('case', a))?.rev).toBe(1);
  });

  test('any JSON is a body, and ids are any text', async () => {
    const awkward: Json = {
      'a.b': { $set: 1, '': [null, -1.5e-7, 2 ** 53, true] },
      $where: '\u0000\ud83d\ude00\ud800',
      ['__proto__']: 'x',
      é: { constructor: [] },
    };
    const big = { text: 'ë€😀'.repeat(15_000), list: Array.from({ length: 5_000 }, (_, n) => ({ n })) };
    const bodies = [awkward, big, null, 0, '', [], false, ...fc.sample(fc.jsonValue() as fc.Arbitrary<Json>, 40)];
    const ids = bodies.map(() => fresh('q/$é.😀 "\'%_ body'));
    await store().write(bodies.map((body, n) => caseWrite(ids[n] as string, 0, body)));
    const read = (await store().getMany('case', ids)).map((one) => one?.body);
    expect(read).toEqual(bodies.map((body) => JSON.parse(JSON.stringify(body))));
    expect(Object.keys(read[0] as object)).toEqual(Object.keys(awkward as object));
  });

  test('a write that breaks the rules is a TypeError and writes nothing', async () => {
    const id = fresh('wrong');
    const faults = [
      caseWrite(''),
      caseWrite('half \ud800'),
      caseWrite('x', -1),
      caseWrite('x', 1.5),
      caseWrite('x', 0, 'x'.repeat(9 * 1024 * 1024)),
      caseWrite('x', 0, {}, { due: Number.NaN }),
      { ...caseWrite('x'), index: {} },
      { ...caseWrite('x'), collection: 'undeclared' },
      { ...caseWrite('x'), index: { ...caseWrite('x').index, undeclared: 1 } },
      { ...caseWrite('x'), body: undefined as unknown as Json },
    ];
    for (const fault of faults) await expect(store().write([caseWrite(id), fault]), JSON.stringify(fault).slice(0, 80)).rejects.toThrow(TypeError);
    expect(await store().get('case', id)).toBeUndefined();
  });
}
