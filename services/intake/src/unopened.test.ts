import { describe, expect, it } from 'vitest';
import { received, receivedAt } from './domain/question.fixture.ts';
import type { Question } from './domain/question.ts';
import { question } from './flow.ts';
import { handToDesk } from './hand-to-desk.ts';
import { noteOpened } from './note-opened.ts';
import { sayAgain } from './say-again.ts';
import { withdrawQuestion } from './withdraw-question.ts';

const minutes = (n: number): string => new Date(Date.parse(receivedAt) + n * 60_000).toISOString();
const step = <I>(doc: Question, input: I, at: string) => ({ doc, input, facts: undefined, at, by: 'intake' });
const due = (doc: Question) => question.due(doc as never);

describe('a question that casework has not opened', () => {
  it("is said again after a minute and is on the desk's list after ten", () => {
    expect(due(received)).toEqual({ sayAgain: minutes(1), unopened: minutes(10) });
  });

  it('is said again ever more slowly, at most once an hour', () => {
    const times: string[] = [];
    for (let doc = received; times.length < 10; ) {
      const at = doc.sayAgainAt as string;
      times.push(at);
      const result = sayAgain(step(doc, at, at));
      expect(result).toMatchObject({ events: [], effects: [{ name: 'sayAgain' }] });
      doc = result.state;
    }
    expect(times).toEqual([1, 2, 4, 8, 16, 32, 64, 124, 184, 244].map(minutes));
  });

  it('waits for the desk, is found, and does not come due again', () => {
    const { state } = handToDesk(step(received, minutes(10), minutes(10)));
    expect(state.waitingForDesk).toBe(true);
    expect(due(state).unopened).toBeUndefined();
    expect(question.index(received as never)).toEqual({ unopenedSince: null });
    expect(question.index(state as never)).toEqual({ unopenedSince: receivedAt });
  });

  it('leaves all that once the case file is open', () => {
    const waiting = { ...received, waitingForDesk: true };
    const { state, events } = noteOpened(step(waiting, { caseId: received.caseId, schoolId: '', custodian: { kind: 'triage', id: '' } }, minutes(12)));
    expect(state).toMatchObject({ openedAt: minutes(12), waitingForDesk: false });
    expect(events).toEqual([]);
    expect(due(state)).toEqual({ sayAgain: undefined, unopened: undefined });
    expect(question.index(state as never)).toEqual({ unopenedSince: null });
  });
});

describe('withdrawing', () => {
  it('says so once', () => {
    const once = withdrawQuestion(step(received, {}, minutes(3)));
    expect(once).toMatchObject({
      kind: 'next',
      state: { withdrawnAt: minutes(3) },
      events: [{ type: 'mio.intake.v1.QuestionWithdrawn', data: { caseId: received.caseId } }],
    });
    expect(once.kind === 'next' && withdrawQuestion(step(once.state, {}, minutes(4)))).toEqual({ kind: 'same' });
  });
});
