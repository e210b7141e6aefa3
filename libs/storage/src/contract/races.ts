import { expect, test } from 'vitest';
import type { WriteResult } from '../store.ts';
import { caseWrite, fresh, type Subject } from './subject.ts';

const writers = Array.from({ length: 32 }, (_, n) => n);
const winners = (results: readonly (readonly WriteResult[])[]): number[] => writers.filter((n) => results[n]?.[0] === 'ok');

export function raceRules({ store, again }: Subject): void {
  test('of 32 that create one document on two handles, one does', async () => {
    const handles = [store(), await again()];
    for (let round = 0; round < 10; round += 1) {
      const id = fresh('created');
      const results = await Promise.all(writers.map((n) => handles[n % 2]!.write([caseWrite(id, 0, { by: n })])));
      expect(winners(results)).toHaveLength(1);
      expect(await store().get('case', id)).toMatchObject({ rev: 1, body: { by: winners(results)[0] } });
    }
    if (handles[1] !== store()) await handles[1]!.close();
  });

  test('of 32 that replace one revision on two handles, one does, round after round', async () => {
    const handles = [store(), await again()];
    const id = fresh('raced');
    await store().write([caseWrite(id)]);
    for (let rev = 1; rev <= 25; rev += 1) {
      const results = await Promise.all(writers.map((n) => handles[n % 2]!.write([caseWrite(id, rev, { by: n })])));
      expect(winners(results)).toHaveLength(1);
      expect(await store().get('case', id)).toMatchObject({ rev: rev + 1, body: { by: winners(results)[0] } });
    }
    if (handles[1] !== store()) await handles[1]!.close();
  });

  test('nothing is lost when many add to one document', async () => {
    const id = fresh('counter');
    await store().write([caseWrite(id, 0, [])]);
    await Promise.all(
      writers.slice(0, 8).map(async (n) => {
        for (let added = 0; added < 5; ) {
          const read = await store().get('case', id);
          const [result] = await store().write([caseWrite(id, read!.rev, [...(read!.body as number[]), n])]);
          if (result === 'ok') added += 1;
        }
      }),
    );
    const counted = await store().get('case', id);
    expect(counted!.rev).toBe(41);
    expect([...(counted!.body as number[])].sort((a, b) => a - b)).toEqual(writers.slice(0, 8).flatMap((n) => Array(5).fill(n)));
  });

  test('what one handle writes the other reads and finds', async () => {
    const other = await again();
    const id = fresh('seen');
    await store().write([caseWrite(id, 0, 1, { owner: id })]);
    expect(await other.get('case', id)).toMatchObject({ rev: 1, body: 1 });
    expect(await other.write([caseWrite(id, 1, 2, { owner: `${id}b` })])).toEqual(['ok']);
    expect(await store().count({ collection: 'case', index: 'owner', equals: id })).toBe(0);
    expect(await store().write([caseWrite(id, 1, 3)])).toEqual(['conflict']);
    if (other !== store()) await other.close();
  });
}
