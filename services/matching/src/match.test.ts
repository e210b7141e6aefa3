import type { caseworkEvents, matchingEvents, triageEvents } from '@mio/contracts';
import { given } from '@mio/testing';
import { expect, test } from 'vitest';
import type { Candidate } from './domain/candidates.ts';
import { foundBy, type Match } from './domain/match.ts';
import { matchAfterRejection, matchAfterSilence } from './match-again.ts';
import type { Roster } from './match-team.ts';
import { matchTeam } from './match-team.ts';
import { noteAccepted, noteClosed } from './note-load.ts';

const candidate = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  team: 'c2',
  skills: { speech: 2 },
  workingDays: [1, 2, 3, 4, 5],
  capacity: 8,
  load: 2,
  travelMinutes: 20,
  ownSchool: false,
  ...change,
});
const roster = (...candidates: Candidate[]): Roster => ({ candidates, teams: ['c2', 'c4'], weekday: 1 });
const triaged: triageEvents.QuestionTriaged = {
  caseId: 'c',
  schoolId: 's-1',
  lead: 'c2',
  probability: 0.9,
  co: [],
  topics: ['speech'],
  sector: 'po',
  scope: 'pupil',
  urgency: 'normal',
  decidedBy: 'machine',
  modelVersion: 'm',
  decision: 1,
};
const matched = (facts: Roster, input = triaged) => given<Match | undefined>(undefined).when(matchTeam, input, { facts });
const said = (then: { events: readonly { data: unknown }[] }) => then.events[0]!.data as matchingEvents.TeamMatched;

test("given a skilled expert far away, then the school's own AB'er with less skill is chosen, and the other is the runner-up", () => {
  const event = said(
    matched(roster(candidate('p-far', { skills: { speech: 3 }, travelMinutes: 50 }), candidate('p-own', { ownSchool: true, skills: { speech: 1 } }))),
  );
  expect(event.expertId).toBe('p-own');
  expect(event.reasons.map(({ code }) => code)).toContain('own_school');
  expect(event.runnerUp?.expertId).toBe('p-far');
  expect(event.score).toBeCloseTo(
    event.reasons.reduce((sum, { points }) => sum + points, 0),
    5,
  );
});

test('given equals, then whoever has most room is chosen', () => {
  expect(said(matched(roster(candidate('p-a', { load: 5 }), candidate('p-b', { load: 1 })))).expertId).toBe('p-b');
});

test("given a team that is full, then the case goes to its queue and takes nobody's room", () => {
  const then = matched(roster(candidate('p-a', { load: 8 })));
  expect(said(then)).toMatchObject({ team: 'c2', expertId: '', reasons: [{ code: 'team_queue', detail: '1/1' }] });
  expect(foundBy(then.state)).toEqual({ room: null });
});

test("given a rejection, then not to the same team again: to a co-adviser's team, else the desk decides", () => {
  const rejected = { caseId: 'c', offerId: 'o1', team: 'c2', expertId: 'p-a', reason: 'not_for_us', custodian: undefined } as caseworkEvents.CaseRejected;
  const facts = roster(candidate('p-a'), candidate('p-c', { team: 'c4' }));
  const alone = given(matched(facts).state).when(matchAfterRejection, rejected, { facts });
  expect(alone.says).toEqual(['MatchNotFound']);
  const withCo = given(matched(facts, { ...triaged, co: ['c4'] }).state).when(matchAfterRejection, rejected, { facts });
  expect(said(withCo)).toMatchObject({ team: 'c4', expertId: 'p-c', attempt: 2 });
});

test('given a rejection for a reason of the person, then a colleague of the same team is asked; a person who rejected never again', () => {
  const rejected = (reason: string) =>
    ({ caseId: 'c', offerId: 'o1', team: 'c2', expertId: 'p-a', reason, custodian: undefined }) as caseworkEvents.CaseRejected;
  const facts = roster(candidate('p-a'), candidate('p-b', { load: 6 }));
  const first = matched(facts).state;
  expect(said(given(first).when(matchAfterRejection, rejected('no_capacity'), { facts }))).toMatchObject({ team: 'c2', expertId: 'p-b' });
  const atDesk = given(first).when(matchAfterRejection, rejected('not_for_us'), { facts }).state;
  const again = given<Match | undefined>(atDesk).when(matchTeam, { ...triaged, decision: 2 }, { facts });
  expect(said(again)).toMatchObject({ team: 'c2', expertId: 'p-b' });
});

test('given silence, then another expert of the same team, and at last its queue', () => {
  const expired = (expertId: string) => ({ caseId: 'c', offerId: 'o1', team: 'c2', expertId, custodian: undefined }) as caseworkEvents.OfferExpired;
  const facts = roster(candidate('p-a'), candidate('p-b', { load: 6 }));
  const second = given(matched(facts).state).when(matchAfterSilence, expired('p-a'), { facts });
  expect(said(second).expertId).toBe('p-b');
  expect(said(given(second.state).when(matchAfterSilence, expired('p-b'), { facts })).expertId).toBe('');
});

test('given a later decision of the desk, then matching begins anew; the same decision changes nothing', () => {
  const facts = roster(candidate('p-a'), candidate('p-c', { team: 'c4' }));
  const first = matched(facts).state;
  expect(given<Match | undefined>(first).when(matchTeam, triaged, { facts }).kind).toBe('same');
  expect(said(given<Match | undefined>(first).when(matchTeam, { ...triaged, lead: 'c4', decision: 2 }, { facts }))).toMatchObject({ team: 'c4', decision: 2 });
});

test('given a team that the register does not have, then the desk hears so', () => {
  expect(matched(roster(), { ...triaged, lead: 'c9' }).events[0]).toMatchObject({ data: { reason: 'team_unknown' } });
});

test('given an acceptance or a closing, then the room follows', () => {
  const queued = matched(roster(candidate('p-a', { load: 8 }))).state;
  const accepted = given(queued).when(noteAccepted, { caseId: 'c', offerId: 'o1', team: 'c2', expertId: 'p-b', custodian: undefined });
  expect(foundBy(accepted.state)).toEqual({ room: 'p-b' });
  expect(foundBy(given<Match | undefined>(accepted.state).when(noteClosed, { caseId: 'c', outcome: 'withdrawn' }).state)).toEqual({ room: null });
});
