import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastUsed } from './last-used.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const step = fc.record({ what: fc.constantFrom('keep', 'get'), name: fc.constantFrom(...names), value: fc.nat() });

test('the last three used are there with their last value, and no more than six are remembered', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const recent = lastUsed<number>(3);
      const all = new Map<string, number>();
      for (const { what, name, value } of steps) {
        const known = what === 'keep' ? recent.keep(name, value) : recent.get(name);
        if (what === 'keep') all.set(name, value);
        if (what === 'get' && known !== undefined) expect(known).toBe(all.get(name));
      }
      for (const [n, name] of ['a', 'b', 'c'].entries()) recent.keep(name, n);
      const found = names.filter((name) => recent.get(name) !== undefined);
      expect(found.slice(0, 3)).toEqual(['a', 'b', 'c']);
      expect(found.length).toBeLessThanOrEqual(6);
    }),
  );
});

test('a value stays for as long as it is asked for, and goes when it is not', () => {
  const recent = lastUsed<number>(3);
  recent.keep('asked', 1);
  recent.keep('left', 2);
  for (let n = 0; n < 20; n++) {
    recent.keep(`other ${n}`, n);
    expect(recent.get('asked')).toBe(1);
  }
  expect(recent.get('left')).toBeUndefined();
});
