import { expect, test } from 'vitest';
import { caseWrite, type Opened } from './subject.ts';

export function closeRules(open: () => Promise<Opened>): void {
  test('an open store is healthy; a closed one is unavailable', async () => {
    const { store, close } = await open();
    expect(await store.healthy()).toBe(true);
    await store.close();
    await store.close();
    const unavailable = { kind: 'unavailable' };
    await expect(store.get('case', 'x')).rejects.toMatchObject(unavailable);
    await expect(store.getMany('case', ['x'])).rejects.toMatchObject(unavailable);
    await expect(store.write([caseWrite('x')])).rejects.toMatchObject(unavailable);
    await expect(store.mark([{ collection: 'case', id: 'x', when: { index: 'due', equals: 1 }, set: { due: 2 } }])).rejects.toMatchObject(unavailable);
    await expect(store.page({ collection: 'case', index: 'due', limit: 1 })).rejects.toMatchObject(unavailable);
    await expect(store.count({ collection: 'case', index: 'due' })).rejects.toMatchObject(unavailable);
    await expect(store.remove('case', ['x'])).rejects.toMatchObject(unavailable);
    expect(await store.healthy()).toBe(false);
    await close();
  });
}
