import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Definition, methodsWithoutPolicy, rowsWithoutMethod } from '@mio/rpc';
import { expect, test } from 'vitest';
import { whoMayCall } from './who-may-call.ts';

const generated = fileURLToPath(new URL('../../contracts/src/generated/', import.meta.url));
const files = globSync('**/service.ts', { cwd: generated });
const modules = await Promise.all(files.map(async (file) => (await import(`${generated}${file}`)) as Record<string, unknown>));
const definitions = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (name.endsWith('ServiceService') ? [value as Definition] : [])),
);

test('every generated file of calls has its service', () => {
  expect(files.length).toBeGreaterThan(5);
  expect(definitions).toHaveLength(files.length);
});

test('every call has a row, every row a call', () => {
  expect(methodsWithoutPolicy(definitions, whoMayCall)).toEqual([]);
  expect(rowsWithoutMethod(definitions, whoMayCall)).toEqual([]);
});

test('every row names callers of this house', () => {
  const services = ['directory', 'intake', 'triage', 'matching', 'casework', 'notification', 'insight', 'portal'];
  for (const { services: callers } of Object.values(whoMayCall)) expect(services).toEqual(expect.arrayContaining([...callers]));
});
