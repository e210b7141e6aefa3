import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRegion } from './region-file.ts';

const file = (name: string) => fileURLToPath(new URL(`../../region/${name}`, import.meta.url));
const bare = (name: string) =>
  readFileSync(file(name), 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/capacity: \d+/g, 'capacity:');

test('the load region is the demo region in which nobody gets full', async () => {
  expect(bare('load.yaml')).toBe(bare('demo.yaml'));
  expect((await readRegion(file('load.yaml'))).experts.every(({ capacity }) => capacity >= 1_000_000)).toBe(true);
});
