import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

interface Doc {
  readonly rev: number;
  readonly words: readonly string[];
}

/** A document in memory whose commits and reads are noted; `race` lets others change it before the next commits. */
function desk({ race = 0, refuse = '' } = {}) {
  let stored: Doc = { rev: 0, words: [] };
  let races = race;
  const noted = { commits: 0, freshReads: 0 };
  const turn = createTurns<Doc>({
    read: async (_, fresh) => {
      if (fresh) noted.freshReads += 1;
      return stored;
    },
    commit: async (draft) => {
      if (draft.words.includes(refuse)) throw new TypeError('cannot be written');
      if (races-- > 0) stored = { rev: stored.rev + 1, words: [...stored.words, 'theirs'] };
      if (draft.rev !== stored.rev) return false;
      noted.commits += 1;
      stored = { ...draft, rev: draft.rev + 1 };
      return true;
    },
    mostConflicts: 5,
    busy: () => new Error('busy'),
    passing: () => false,
  });
  const say = (word: string, { alone = false, fresh = false } = {}) =>
    turn('doc', {
      alone,
      fresh,
      make: async (before) => {
        if (word === 'bad') throw new Error('bad');
        return { draft: { ...before, words: [...before.words, word] }, outcome: `${word} after ${before.words.length}` };
      },
    });
  return { say, noted, words: () => stored.words };
}

test('given changes that wait together, then they share one commit and each sees the one before', async () => {
  const { say, noted, words } = desk();
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((word) => say(word)))).toEqual(['a after 0', 'b after 1', 'c after 2', 'd after 3']);
  expect([words(), noted.commits]).toEqual([['a', 'b', 'c', 'd'], 2]);
});

test('given one that throws among them, then it alone fails and has changed nothing', async () => {
  const { say, words } = desk();
  const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((word) => say(word)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(words()).toEqual(['a', 'b', 'c']);
});

test('given one whose draft cannot be written, then the others are committed without it', async () => {
  const { say, words } = desk({ refuse: 'huge' });
  const outcomes = await Promise.allSettled(['a', 'b', 'huge', 'c'].map((word) => say(word)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(words()).toEqual(['a', 'b', 'c']);
});

test('given one that may take long, then nobody before it waits for it', async () => {
  const { say, noted } = desk();
  await Promise.all([say('a'), say('b'), say('slow', { alone: true }), say('c')]);
  expect(noted.commits).toBe(3);
});

test('given others who were first, then all of a turn run again on what they left', async () => {
  const { say, noted, words } = desk({ race: 1 });
  expect(await say('a')).toBe('a after 1');
  expect([words(), noted.freshReads]).toEqual([['theirs', 'a'], 1]);
  await expect(desk({ race: 9 }).say('a')).rejects.toThrow('busy');
});

test('given one that must see what others did, then its turn reads afresh', async () => {
  const { say, noted } = desk();
  await say('a', { fresh: true });
  expect(noted.freshReads).toBe(1);
});
