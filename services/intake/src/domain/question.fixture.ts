import type { Question } from './question.ts';

export const receivedAt = '2026-02-02T08:00:00.000Z';

/** A received question of which casework has not heard yet. */
export const received: Question = {
  caseId: 'MIO-00000-000000',
  receivedAt,
  channel: 'web',
  schoolId: 's-natte-laars',
  scope: 'pupil',
  topic: 'speech',
  role: 'ib',
  parentsInformed: 'yes',
  sealed: { key: 'a2V5', text: 'dGV4dA==' },
  keyDigest: '',
  bodyDigest: '',
  sayAgainAt: '2026-02-02T08:01:00.000Z',
  waitingForDesk: false,
};
