import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gathered } from './gathered-lines.ts';

test('the lines of one turn are one write, in their order; those of the next turn another', async () => {
  const written: string[] = [];
  const lines = gathered({ write: (text) => written.push(text) });
  for (const line of ['a\n', 'b\n']) lines.write(line);
  expect(written).toEqual([]);
  await turn();
  lines.write('c\n');
  await turn();
  expect(written).toEqual(['a\nb\n', 'c\n']);
});
