import { expect, test } from 'vitest';
import { blankRow, type CaseRow, type Move } from './case-row.ts';
import { figuresOfCase } from './figures.ts';

const at = (minutes: number): string => new Date(Date.parse('2026-11-23T09:00:00.000Z') + minutes * 60_000).toISOString();
const move = (what: Move['what'], state: string, custodian: string, minutes: number, reason = ''): Move => ({
  what,
  state,
  custodian,
  at: at(minutes),
  reason,
});
const row = (change: Partial<CaseRow>): CaseRow => ({ ...blankRow('MIO-1'), askedAt: at(0), ...change });

const offered = { 1: move('opened', 'received', 'triage', 0), 2: move('moved', 'triaged', 'matching', 1), 3: move('offered', 'offered', 'c3', 2) };
const rejected = {
  ...offered,
  4: move('rejected', 'triaged', 'matching', 10),
  5: move('offered', 'offered', 'c2', 11),
  6: move('accepted', 'accepted', 'expert', 32),
};
const machine = { 1: { at: at(1), by: 'machine', lead: 'c3', decision: 1 } };

test('a question whose file is not open yet counts for triage', () => {
  expect(figuresOfCase(row({}))).toMatchObject({ asked: true, state: 'received', custodian: 'triage', askedToOfferedS: undefined, handovers: [] });
});

test('a case of which only a mail is known is no case yet', () => {
  expect(figuresOfCase({ ...blankRow('MIO-1'), mails: { m1: { number: 1, outcome: 'sent' } } })).toMatchObject({
    asked: false,
    state: '',
    custodian: '',
    mailsSent: 1,
  });
});

test('waiting counts from the question to the first offer, and from there to the acceptance', () => {
  expect(figuresOfCase(row({ moves: rejected }))).toMatchObject({
    askedToOfferedS: 120,
    offeredToAcceptedS: 1800,
    accepted: true,
    rejected: true,
    state: 'accepted',
    custodian: 'expert',
  });
});

test('every change of hands is a handover; opening and closing are not', () => {
  const closed = { ...rejected, 7: move('closed', 'closed', 'none', 40, 'withdrawn') };
  expect(figuresOfCase(row({ moves: closed }))).toMatchObject({
    handovers: ['triage>matching', 'matching>c3', 'c3>matching', 'matching>c2', 'c2>expert'],
    state: 'closed',
    custodian: '',
    outOfScope: false,
  });
});

test('routed by the machine: matched on a decision in which no person took part', () => {
  const matched = { 1: { at: at(2), decision: 1, team: 'c3' } };
  expect(figuresOfCase(row({ decisions: machine, matches: matched })).routed).toBe(true);
  expect(figuresOfCase(row({ decisions: machine })).routed).toBe(false);
  expect(figuresOfCase(row({ decisions: machine, matches: { 1: { at: at(2), decision: 1, team: '' } } })).routed).toBe(false);
  const byDesk = { ...machine, 2: { at: at(9), by: 'desk', lead: 'c4', decision: 2 } };
  expect(
    figuresOfCase(row({ decisions: byDesk, matches: { 1: { at: at(2), decision: 1, team: '' }, 2: { at: at(10), decision: 2, team: 'c4' } } })).routed,
  ).toBe(false);
});

test('the desk counts a case however it came there', () => {
  const silent = { 1: move('opened', 'received', 'triage', 0), 2: move('moved', 'received', 'desk', 10, 'machine_silent') };
  expect(figuresOfCase(row({ moves: silent }))).toMatchObject({ desk: true, state: 'received', custodian: 'desk' });
  expect(figuresOfCase(row({ moves: offered })).desk).toBe(false);
});
