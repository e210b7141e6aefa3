import { expect, test } from 'vitest';
import { caseWrite, fresh, type Subject } from './subject.ts';

export function markRules({ store }: Subject): void {
  test('a mark changes index values where the condition holds, never body or revision', async () => {
    const [a, b, c] = [fresh('mark'), fresh('mark'), fresh('mark')];
    await store().write([caseWrite(a, 0, 'a', { unsaid: 5, owner: a }), caseWrite(b, 0, 'b', { unsaid: 6 }), caseWrite(c, 0, 'c', { owner: c })]);
    await store().mark([
      { collection: 'case', id: a, when: { index: 'unsaid', equals: 5 }, set: { unsaid: null, due: 'x' } },
      { collection: 'case', id: b, when: { index: 'unsaid', equals: 5 }, set: { unsaid: null } },
      { collection: 'case', id: c, when: { index: 'unsaid', equals: null }, set: { owner: null } },
      { collection: 'case', id: 'no such document', when: { index: 'unsaid', equals: null }, set: { owner: 'x' } },
    ]);
    expect(await store().getMany('case', [a, b, c, 'no such document'])).toEqual([
      { id: a, rev: 1, body: 'a', index: { unsaid: null, due: 'x', owner: a } },
      { id: b, rev: 1, body: 'b', index: { unsaid: 6, due: null, owner: null } },
      { id: c, rev: 1, body: 'c', index: { unsaid: null, due: null, owner: null } },
      undefined,
    ]);
    expect(await store().write([caseWrite(a, 1)])).toEqual(['ok']);
  });

  test('a condition tells text from number, and marks of one document follow each other', async () => {
    const id = fresh('typed');
    await store().write([caseWrite(id, 0, {}, { unsaid: '5', owner: 'before' })]);
    const when = (equals: string | number) => ({ index: 'unsaid', equals });
    await store().mark([{ collection: 'case', id, when: when(5), set: { owner: 'wrong' } }]);
    expect((await store().get('case', id))?.index['owner']).toBe('before');
    await store().mark([
      { collection: 'case', id, when: when('5'), set: { unsaid: 6 } },
      { collection: 'case', id, when: when(6), set: { unsaid: 7, owner: 'after' } },
    ]);
    expect((await store().get('case', id))?.index).toEqual({ unsaid: 7, owner: 'after', due: null });
  });

  test('a marked entry leaves its place in the index and is found at the new one', async () => {
    const id = fresh('moved');
    const found = (owner: string) => store().page({ collection: 'case', index: 'owner', equals: owner, limit: 5 });
    await store().write([caseWrite(id, 0, {}, { owner: `${id} old` })]);
    await store().mark([{ collection: 'case', id, when: { index: 'owner', equals: `${id} old` }, set: { owner: `${id} new` } }]);
    expect((await found(`${id} old`)).documents).toEqual([]);
    expect((await found(`${id} new`)).documents).toMatchObject([{ id }]);
  });
}
