import { expect, test } from 'vitest';
import { region } from './test/region.ts';
import { personIdOf, visitorOf } from './visitor.ts';

test('a person is found by checked e-mail address, whatever its case, or by the register’s id', () => {
  expect(personIdOf(region, { subject: 'x', email: 'P-Wulp@waterlanden.example' })).toBe('p-wulp');
  expect(personIdOf(region, { subject: 'p-wulp', email: undefined })).toBe('p-wulp');
  expect(personIdOf(region, { subject: 'x', email: undefined })).toBeUndefined();
  expect(personIdOf(region, { subject: 'x', email: '' })).toBeUndefined();
});

test('teams are those somebody works in or coordinates', () => {
  expect(visitorOf(region, 'p-wulp')?.teamIds).toEqual(['c2']);
  expect(visitorOf(region, 'p-zwaan')).toBeUndefined();
  expect(visitorOf(region, 'p-ijsvogel')).toMatchObject({ roles: ['coordinator'], coordinates: ['c2'] });
});
