import type { intakeEvents } from '@mio/contracts';
import { given } from '@mio/testing';
import { expect, test } from 'vitest';
import { decideTriage } from './decide-triage.ts';
import type { Triage } from './domain/triage.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';

const question = { caseId: 'c', schoolId: 's-1' } as intakeEvents.QuestionReceived;
const facts = (verdict: ReadQuestion['verdict']): ReadQuestion => ({
  verdict,
  reading: {
    topics: ['speech'],
    sector: 'po',
    scope: 'pupil',
    urgency: 'normal',
    modelVersion: 'm',
    caseKey: 'k',
    words: 'sealed',
    teams: [
      { team: 'c2', probability: 0.9 },
      { team: 'c4', probability: 0.06 },
      { team: 'sbo', probability: 0.04 },
    ],
  },
});
const read = (verdict: ReadQuestion['verdict']) => given<Triage | undefined>(undefined).when(readQuestion, question, { facts: facts(verdict) });
const decided = (decision: string) => ({
  caseId: 'c',
  decision,
  teams: ['c2', 'c4'],
  known: { schoolId: 's-9', topics: ['vision'], scope: 'pupil', urgency: 'high' },
});

test('given a sure reading, then the machine decides', () => {
  const then = read({ kind: 'route', lead: 'c2', co: [] });
  expect(then.events[0]).toMatchObject({ type: 'mio.triage.v1.QuestionTriaged', data: { lead: 'c2', probability: 0.9, decidedBy: 'machine', decision: 1 } });
});

test('given an unsure reading, then the desk is asked, with the two best', () => {
  const then = read({ kind: 'desk', reason: 'unsure' });
  expect(then.events[0]).toMatchObject({ data: { reason: 'unsure', best: [{ team: 'c2' }, { team: 'c4' }] } });
  expect(then.state.decision).toBe(0);
});

test('given a reading, when the desk decides otherwise, then that is a later decision', () => {
  const machine = read({ kind: 'route', lead: 'c2', co: [] }).state;
  const then = given<Triage | undefined>(machine).when(decideTriage, decided('c4'), { by: 'p-desk' });
  expect(then.events[0]).toMatchObject({ data: { lead: 'c4', decidedBy: 'desk', decision: 2 } });
  expect(given<Triage | undefined>(machine).when(decideTriage, decided('out_of_scope')).says).toEqual(['QuestionFoundOutOfScope']);
  expect(given<Triage | undefined>(machine).when(decideTriage, decided('c9')).code).toBe('unknown_team');
});

test('given a question that the machine never read, then the desk decides all the same, from what the case file knows', () => {
  const then = given<Triage | undefined>(undefined).when(decideTriage, decided('c4'));
  expect(then.events[0]).toMatchObject({ data: { lead: 'c4', decision: 1, schoolId: 's-9', topics: ['vision'], urgency: 'high' } });
  expect(given<Triage | undefined>(then.state).when(readQuestion, question, { facts: facts({ kind: 'route', lead: 'c2', co: [] }) }).kind).toBe('same');
});
