import { decodeEnvelope, UnreadableEvent } from '@mio/contracts';
import { expect, test } from 'vitest';
import { chains } from './chains.ts';
import { parkedOf } from './dead-letters.ts';
import { poisoned } from './poison-events.ts';
import { changes } from './snapshot.ts';

test('a document that changed, came or went is a change', () => {
  const before = new Map(Object.entries({ same: '1', changed: '1', gone: '1' }));
  const after = new Map(Object.entries({ same: '1', changed: '2', came: '1' }));
  expect(changes(before, after).sort()).toEqual(['came', 'changed', 'gone']);
});

test('poison counts as parked only when every service that could not take it lists it, each letter once', () => {
  const [first, second] = [poisoned(0, ''), poisoned(12, '')];
  const once = new Map(first.parkedBy.map((service) => [service, ['']]));
  expect(parkedOf([first], once)).toBe(1);
  expect(parkedOf([first, second], once)).toBe(1);
  once.set(first.parkedBy[0]!, []);
  expect(parkedOf([first], once)).toBe(0);
});

test('poison is unreadable, or lacks what must be there, or does not tell its time', () => {
  const bytes = (number: number) => poisoned(number, 'MIO-1').message.bytes;
  expect(() => decodeEnvelope(bytes(0))).toThrow(UnreadableEvent);
  expect(() => decodeEnvelope(bytes(1))).toThrow('without lead');
  expect(decodeEnvelope(bytes(2)).at).toBe('');
});

test('the events of every chain can be read, and none is said twice', () => {
  for (const chain of chains) {
    const messages = chain.messages('MIO-1');
    expect(messages.map(({ bytes }) => decodeEnvelope(bytes).caseId)).toEqual(messages.map(() => 'MIO-1'));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  }
});
