import { given } from '@mio/testing';
import { expect, test } from 'vitest';
import { approveReader, proposeReader, rollBackReader } from './choose-reader.ts';
import { current, type Proposal, type Readers, shipped } from './domain/readers.ts';

const score = { leadRight: 1, routedRight: 1, routedWrong: 0, desk: 0 };
const proposal = (id: string, instead = shipped): Proposal => ({
  id,
  kind: 'model',
  version: { model: id, rules: [] },
  instead,
  proposedAt: '2026-11-23T08:00:00.000Z',
  comparison: { replayed: 1, better: [], worse: [], before: score, after: score },
});
const none = given<Readers | undefined>(undefined);
const proposed = (...ids: string[]) =>
  ids.reduce<Readers | undefined>((readers, id) => given(readers).when(proposeReader, proposal(id)).state, undefined) as Readers;
const anne = { by: 'Anne', at: '2026-11-23T10:00:00.000Z' };

test('given a proposal, then nothing reads otherwise until a person approves', () => {
  const readers = proposed('m1');
  expect(current(readers)).toEqual(shipped);
  expect(given(readers).when(approveReader, { proposal: 'm1', why: '' }, { by: '' }).code).toBe('no_name');
  const then = given(readers).when(approveReader, { proposal: 'm1', why: 'clearly better' }, anne).state;
  expect(current(then)).toEqual({ model: 'm1', rules: [] });
  expect(then.history).toEqual([{ kind: 'approved', proposal: 'm1', version: { model: 'm1', rules: [] }, why: 'clearly better', ...anne }]);
});

test('given another version reads meanwhile, then an older proposal must be compared anew', () => {
  const approved = given(proposed('m1', 'm2')).when(approveReader, { proposal: 'm1', why: '' }, anne).state;
  expect(given(approved).when(approveReader, { proposal: 'm2', why: '' }, anne).code).toBe('outdated');
  expect(given(approved).when(approveReader, { proposal: 'm1', why: '' }, anne).code).toBe('outdated');
  expect(none.when(approveReader, { proposal: 'm9', why: '' }, anne).code).toBe('no_proposal');
});

test('given approvals, when rolled back, then what read before reads again, down to the model that was shipped', () => {
  const first = given(proposed('m1')).when(approveReader, { proposal: 'm1', why: '' }, anne).state;
  const second = given(given(first).when(proposeReader, proposal('m2', current(first))).state).when(approveReader, { proposal: 'm2', why: '' }, anne).state;
  const back = given(second).when(rollBackReader, { why: 'too sure' }, anne).state;
  expect(current(back)).toEqual({ model: 'm1', rules: [] });
  expect(back.history.at(-1)).toMatchObject({ kind: 'rolledBack', proposal: 'm2', version: { model: 'm1' }, by: 'Anne', why: 'too sure' });
  const shippedAgain = given(back).when(rollBackReader, { why: '' }, anne).state;
  expect(current(shippedAgain)).toEqual(shipped);
  expect(given(shippedAgain).when(rollBackReader, { why: '' }, anne).code).toBe('nothing_approved');
});
