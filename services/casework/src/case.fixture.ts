import type { intakeEvents, matchingEvents, triageEvents } from '@mio/contracts';
import { given, monday } from '@mio/testing';
import { acceptCase } from './accept-case.ts';
import type { CaseFile } from './domain/case-file.ts';
import type { Person } from './domain/who-may.ts';
import { noteTriage } from './note-triage.ts';
import { offerCase } from './offer-case.ts';
import { openCase } from './open-case.ts';
import { requestReview } from './send-to-desk.ts';

export const question: intakeEvents.QuestionReceived = {
  caseId: 'MIO-00000-000000',
  channel: 'web',
  schoolId: 's-1',
  scope: 'pupil',
  topic: 'speech',
  role: 'ib',
  parentsInformed: 'yes',
  reachable: true,
};
export const triaged: triageEvents.QuestionTriaged = {
  caseId: question.caseId,
  schoolId: 's-1',
  lead: 'c2',
  probability: 0.97,
  co: ['c4'],
  topics: ['speech'],
  sector: 'po',
  scope: 'pupil',
  urgency: 'normal',
  decidedBy: 'machine',
  modelVersion: 'm1',
  decision: 1,
};
export const review: triageEvents.TriageReviewRequested = {
  caseId: question.caseId,
  reason: 'unsure',
  best: [
    { team: 'c2', probability: 0.5 },
    { team: 'c4', probability: 0.4 },
  ],
  topics: ['speech'],
  sector: 'po',
  scope: 'pupil',
  urgency: 'normal',
  modelVersion: 'm1',
};
export const matched: matchingEvents.TeamMatched = {
  caseId: question.caseId,
  attempt: 1,
  team: 'c2',
  expertId: 'p-a',
  co: ['c4'],
  urgency: 'normal',
  score: 9,
  reasons: [],
  runnerUp: undefined,
  decision: 1,
};

export const expert: Person = { id: 'p-a', roles: ['expert'], teamIds: ['c2'], coordinates: [] };
export const colleague: Person = { id: 'p-b', roles: ['expert'], teamIds: ['c2'], coordinates: [] };
export const stranger: Person = { id: 'p-z', roles: ['expert'], teamIds: ['c4'], coordinates: [] };
export const deskPerson: Person = { id: 'p-d', roles: ['desk'], teamIds: [], coordinates: [] };

export const opened: CaseFile = given<CaseFile | undefined>(undefined).when(openCase, question, { facts: { caseKey: 'wrapped' }, at: monday }).state;
export const atDesk: CaseFile = given(opened).when(requestReview, review).state;
export const withMatching: CaseFile = given(opened).when(noteTriage, triaged).state;
export const offered: CaseFile = given(withMatching).when(offerCase, matched).state;
export const queued: CaseFile = given(withMatching).when(offerCase, { ...matched, expertId: '' }).state;
export const accepted: CaseFile = given(offered).when(acceptCase, { person: expert }).state;
