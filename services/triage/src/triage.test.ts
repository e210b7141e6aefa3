import type { caseworkEvents, intakeEvents } from '@mio/contracts';
import { given } from '@mio/testing';
import { expect, test } from 'vitest';
import { decideTriage } from './decide-triage.ts';
import { outcomeOf } from './domain/judgement.ts';
import { foundBy, likeliest, type Triage } from './domain/triage.ts';
import { noteAcceptance, noteRejection } from './note-outcome.ts';
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

const rejected = (reason: string) => ({ caseId: 'c', team: 'c2', reason }) as caseworkEvents.CaseRejected;

test('given a decision of the desk, then it is a label: what people said, and who had read the question', () => {
  const machine = read({ kind: 'desk', reason: 'unsure' }).state;
  expect(foundBy(machine)).toEqual({ judgedAt: null });
  const decision = { ...decided('c4'), co: ['c2'], topics: ['autism'], urgency: 'high' };
  const then = given<Triage | undefined>(machine).when(decideTriage, decision, { at: '2026-11-24T09:00:00.000Z' });
  expect(then.state.judgements).toEqual([
    { at: '2026-11-24T09:00:00.000Z', kind: 'decided', lead: 'c4', co: ['c2'], topics: ['autism'], urgency: 'high', reason: '', modelVersion: 'm' },
  ]);
  expect(then.events[0]).toMatchObject({ data: { lead: 'c4', co: ['c2'], topics: ['autism'], urgency: 'high' } });
  expect(foundBy(then.state)).toEqual({ judgedAt: '2026-11-24T09:00:00.000Z' });
  expect(likeliest(then.state).lead).toBe('c2');
});

test('given an unknown co-adviser or urgency, then the desk is told so', () => {
  expect(given<Triage | undefined>(undefined).when(decideTriage, { ...decided('c4'), co: ['c9'] }).code).toBe('unknown_team');
  expect(given<Triage | undefined>(undefined).when(decideTriage, { ...decided('c4'), urgency: 'soon' }).code).toBe('unknown_urgency');
});

test('given a rejection, then it is a label only when it speaks about the question', () => {
  const machine = read({ kind: 'route', lead: 'c2', co: [] }).state;
  expect(given<Triage>(machine).when(noteRejection, rejected('no_capacity')).kind).toBe('same');
  const turnedDown = given<Triage>(machine).when(noteRejection, rejected('not_for_us')).state;
  expect(turnedDown.judgements).toMatchObject([{ kind: 'rejected', lead: 'c2', reason: 'not_for_us', modelVersion: 'm' }]);
  const taken = given<Triage>(turnedDown).when(noteAcceptance, { caseId: 'c', team: 'c4' } as caseworkEvents.CaseAccepted).state;
  expect(outcomeOf(taken.judgements ?? [])).toMatchObject({ lead: 'c4', not: ['c2'] });
});
