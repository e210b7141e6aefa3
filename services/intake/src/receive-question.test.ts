import { describe, expect, it } from 'vitest';
import { received, receivedAt } from './domain/question.fixture.ts';
import { type ReceiveQuestion, receiveQuestion } from './receive-question.ts';

const { receivedAt: _at, sayAgainAt: _again, waitingForDesk: _desk, ...input } = received;
const take = (given: Partial<ReceiveQuestion>, doc = undefined as typeof received | undefined) =>
  receiveQuestion({ doc, input: { ...input, ...given }, facts: undefined, at: receivedAt, by: 'intake' });

describe('receiving a question', () => {
  it('keeps it sealed and says it was received, by codes only', () => {
    const result = take({ sealed: { key: 'k', text: 't', email: 'e' } });
    expect(result).toMatchObject({ kind: 'next', state: { receivedAt, waitingForDesk: false, sayAgainAt: '2026-02-02T08:01:00.000Z' } });
    expect(result.kind === 'next' && result.events).toEqual([
      {
        type: 'mio.intake.v1.QuestionReceived',
        data: {
          caseId: input.caseId,
          channel: 'web',
          schoolId: 's-natte-laars',
          scope: 'pupil',
          topic: 'speech',
          role: 'ib',
          parentsInformed: 'yes',
          reachable: true,
        },
      },
    ]);
  });

  it('tells that nobody can be mailed when no address was left', () => {
    const result = take({});
    expect(result.kind === 'next' && result.events[0]?.data).toMatchObject({ reachable: false });
  });

  it('changes nothing when the same key comes with the same body', () => {
    expect(take({ keyDigest: 'k', bodyDigest: 'b' }, { ...received, keyDigest: 'k', bodyDigest: 'b' })).toEqual({ kind: 'same' });
  });

  it('refuses the same key with another body', () => {
    const result = take({ keyDigest: 'k', bodyDigest: 'other' }, { ...received, keyDigest: 'k', bodyDigest: 'b' });
    expect(result).toMatchObject({ kind: 'no', why: { kind: 'conflict', code: 'key_reused' } });
  });

  it.each([
    ['without keys', '', ''],
    ['under another key', 'mine', 'theirs'],
    ['without a key, where one had it', '', 'theirs'],
  ])('asks for the next reference when another question has this one, %s', (_how, mine, theirs) => {
    const result = take({ keyDigest: mine, bodyDigest: 'b' }, { ...received, keyDigest: theirs, bodyDigest: 'b' });
    expect(result).toMatchObject({ kind: 'no', why: { kind: 'conflict', code: 'reference_taken' } });
  });
});
