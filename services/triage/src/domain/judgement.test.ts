import { expect, test } from 'vitest';
import { type Judgement, judged, outcomeOf } from './judgement.ts';

const said = (kind: Judgement['kind'], lead: string, more: Partial<Judgement> = {}) => judged({ at: `t${lead}`, kind, lead, modelVersion: 'm', ...more });

test('given nobody said anything, then there is no outcome', () => {
  expect(outcomeOf([])).toBeUndefined();
});

test('given a team that turned it down, then it is only known where it did not belong', () => {
  expect(outcomeOf([said('rejected', 'c4')])).toMatchObject({ lead: undefined, not: ['c4'] });
  expect(outcomeOf([said('decided', 'c4'), said('rejected', 'c4')])).toMatchObject({ lead: undefined, not: ['c4'] });
});

test('given another team that took it, then that is where it belonged', () => {
  expect(outcomeOf([said('rejected', 'c4'), said('accepted', 'c2')])).toMatchObject({ lead: 'c2', not: ['c4'], at: 'tc2' });
  expect(outcomeOf([said('rejected', 'c4'), said('decided', 'c4')])).toMatchObject({ lead: 'c4', not: [] });
});

test('given what the desk said besides, then an acceptance does not wipe it out', () => {
  const outcome = outcomeOf([said('decided', 'c2', { topics: ['hearing'], urgency: 'high' }), said('accepted', 'c2')]);
  expect(outcome).toMatchObject({ lead: 'c2', topics: ['hearing'], urgency: 'high' });
});
