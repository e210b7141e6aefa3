import { given } from '@mio/testing';
import { expect, test } from 'vitest';
import { accepted, atDesk, deskPerson, expert, matched, offered, opened, question, queued, review, stranger, triaged, withMatching } from './case.fixture.ts';
import { closeOutOfScope, closeWithdrawn } from './close-case.ts';
import { dueTimes } from './domain/clocks.ts';
import { foundBy } from './domain/found-by.ts';
import { acts } from './domain/who-may.ts';
import { expireOffer } from './expire-offer.ts';
import { flow } from './flow.ts';
import { noteTriage } from './note-triage.ts';
import { offerCase } from './offer-case.ts';
import { openCase } from './open-case.ts';
import { rejectCase } from './reject-case.ts';
import { leaveSilentMachine, noMatch, requestReview } from './send-to-desk.ts';

test('given nothing, when a question is received, then there is a file that triage holds', () => {
  expect(opened).toMatchObject({ state: 'received', custodian: { kind: 'triage' }, traceCount: 1 });
  expect(given(opened).when(openCase, question, { facts: { caseKey: 'other' } }).kind).toBe('same');
});

test('given an unsure reading, then the desk holds the case and finds it by urgency and age', () => {
  expect(atDesk.custodian.kind).toBe('desk');
  expect(foundBy(atDesk).desk).toBe(`2 ${atDesk.receivedAt}`);
  expect(foundBy(given(opened).when(requestReview, { ...review, urgency: 'crisis' }).state).desk).toBe(`0 ${opened.receivedAt}`);
});

test('given a machine that holds a case, when it is silent for ten minutes, then the desk holds it', () => {
  for (const silent of [opened, withMatching]) {
    const due = dueTimes(silent).machineSilent!;
    expect(Date.parse(due) - Date.parse(silent.since)).toBe(600_000);
    const then = given(silent).when(leaveSilentMachine, due, { at: due });
    expect(then.state).toMatchObject({ custodian: { kind: 'desk' }, deskReason: 'machine_silent' });
    expect(dueTimes(then.state).machineSilent).toBeUndefined();
  }
});

test('given a case that fell to the desk through silence, when the machine reads it at last, then the desk sees what it read', () => {
  const fallen = given(opened).when(leaveSilentMachine, '').state;
  expect(given(fallen).when(requestReview, review).state).toMatchObject({ deskReason: 'unsure', custodian: { kind: 'desk' } });
});

test('given a case at the desk, when the desk decides, then matching holds it', () => {
  const then = given(atDesk).when(noteTriage, { ...triaged, decidedBy: 'desk' });
  expect(then.says).toEqual(['CustodyMoved']);
  expect(then.state).toMatchObject({ custodian: { kind: 'matching' }, deskReason: '' });
});

test('given no match, then the desk holds it with the reason', () => {
  const then = given(withMatching).when(noMatch, { caseId: question.caseId, attempt: 2, reason: 'no_team_left', decision: 1 });
  expect(then.state).toMatchObject({ custodian: { kind: 'desk' }, deskReason: 'no_match' });
});

test('given the desk finds it out of scope, or the asker withdraws, then the case is closed and nobody holds it', () => {
  expect(given(atDesk).when(closeOutOfScope, { caseId: question.caseId, decision: 1 }).state).toMatchObject({
    state: 'closed',
    outcome: 'out_of_scope',
    custodian: { kind: 'none' },
  });
  expect(given(accepted).when(closeWithdrawn, { caseId: question.caseId }).state).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
  expect(given(accepted).when(closeOutOfScope, { caseId: question.caseId, decision: 1 }).kind).toBe('same');
});

test('who may do what follows from the relation to the case', () => {
  expect(acts(expert, offered)).toEqual(['see', 'read', 'accept', 'reject']);
  expect(acts(expert, accepted)).toEqual(['see', 'read']);
  expect(acts(stranger, offered)).toEqual([]);
  expect(acts(deskPerson, atDesk)).toEqual(['see', 'read', 'decide']);
  expect(acts(deskPerson, offered)).toEqual([]);
  expect(acts({ id: 'p-o', roles: ['ops'], teamIds: [], coordinates: [] }, offered)).toEqual([]);
  expect(acts({ id: 'p-c', roles: ['coordinator'], teamIds: [], coordinates: ['c2'] }, accepted)).toEqual(['see', 'read']);
  expect(acts({ id: 'p-c', roles: ['coordinator'], teamIds: ['c2'], coordinates: ['c4'] }, accepted)).toEqual([]);
  expect(matched.team).toBe('c2');
});

test('given several decisions of the desk, then the latest counts while nobody holds the case', () => {
  const decided = (lead: string, decision: number) => ({ ...triaged, lead, decision, decidedBy: 'desk' });
  const first = given(atDesk).when(noteTriage, decided('c2', 1)).state;
  const second = given(first).when(noteTriage, decided('c4', 2));
  expect(second.says).toEqual([]);
  expect(second.state).toMatchObject({ custodian: { kind: 'matching' }, triage: { lead: 'c4', decision: 2 } });
  expect(given(second.state).when(noteTriage, decided('c2', 1)).kind).toBe('same');
  expect(given(second.state).when(closeOutOfScope, { caseId: question.caseId, decision: 3 }).state.outcome).toBe('out_of_scope');
});

test('given a decision while a team holds the case, then the case stays there and the decision rules the next match', () => {
  const then = given(offered).when(noteTriage, { ...triaged, lead: 'c4', decision: 2, decidedBy: 'desk' });
  expect(then.state).toMatchObject({ custodian: { kind: 'team', id: 'c2' }, triage: { decision: 2 } });
  const rejected = given(then.state).when(rejectCase, { person: expert, reason: 'not_for_us', words: '', digest: '' }).state;
  expect(given(rejected).when(offerCase, { ...matched, attempt: 3, decision: 2, team: 'c4' }).says).toEqual(['CaseOffered']);
});

test('given a slow machine, then the desk holds the case within fifteen minutes after the question came', () => {
  const late = given(opened).when(noteTriage, triaged, { at: new Date(Date.parse(opened.receivedAt) + 9.5 * 60_000).toISOString() }).state;
  expect(Date.parse(dueTimes(late).machineSilent!) - Date.parse(opened.receivedAt)).toBe(14 * 60_000);
});

test("given a team's queue in which nobody takes a case in time, then the desk looks again", () => {
  const due = dueTimes(queued).offerExpires!;
  const then = given(queued).when(expireOffer, due, { at: due });
  expect(then.state).toMatchObject({ custodian: { kind: 'desk' }, deskReason: 'queue_waits', offer: null });
  const row = flow.kinds.flatMap(({ rows }) => rows).find(({ name }) => name === 'offerExpires');
  expect(row?.says.map(({ type }) => type)).toEqual(expect.arrayContaining(then.events.map(({ type }) => type)));
});
