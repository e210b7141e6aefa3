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
const teams = ['c2', 'c4'];

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
  const then = given(machine).when(decideTriage, { decision: 'c4', teams }, { by: 'p-desk' });
  expect(then.events[0]).toMatchObject({ data: { lead: 'c4', decidedBy: 'desk', decision: 2 } });
  expect(given(machine).when(decideTriage, { decision: 'out_of_scope', teams }).says).toEqual(['QuestionFoundOutOfScope']);
  expect(given(machine).when(decideTriage, { decision: 'c9', teams }).code).toBe('unknown_team');
});
