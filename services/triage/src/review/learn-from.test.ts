import { expect, test } from 'vitest';
import { judged, outcomeOf } from '../domain/judgement.ts';
import type { Triage } from '../domain/triage.ts';
import { loadModel } from '../model/read-question.ts';
import { compareReaders } from './compare-readers.ts';
import type { KnownCase } from './judged-cases.ts';
import { learnFrom } from './learn-from.ts';
import { readerWith } from './question-reader.ts';

const model = loadModel();
const reader = readerWith(model, []);
const text = 'Hij draagt hoortoestellen en mist wat ik bij het bord zeg.';

function known(lead: string, topics: readonly string[] = [], more: Partial<Triage> = {}): KnownCase {
  const { sector, scope, urgency, ...reading } = reader.read(text);
  const triage = { caseId: 'c', schoolId: '', sector, scope, urgency, ...reading, caseKey: '', decision: 1, decided: lead, ...more } as unknown as Triage;
  const outcome = outcomeOf([judged({ at: 't', kind: 'decided', lead, topics, modelVersion: 'm' })])!;
  return { caseId: 'c', triage, outcome, overruled: true, text, lead };
}

test("given people's team, then what they did not say is taken from the reading, as far as that team has it", () => {
  expect(learnFrom(known('c2'), model)).toMatchObject({ lead: 'c2', topics: ['hearing'], sector: 'unknown', out_of_scope: false, asReallyAsked: true });
  expect(learnFrom(known('c2', ['speech']), model).topics).toEqual(['speech']);
  const [topic] = learnFrom(known('c4'), model).topics;
  expect(model.answers.joint).toContain(`c4/${topic}`);
});

test('given no question for MIO, then the label is the one of the sets', () => {
  expect(learnFrom(known('out_of_scope', ['hearing']), model)).toMatchObject({ lead: 'none', topics: [], out_of_scope: true });
});

test('given two ways of reading, then each case counts as better, worse or as before', () => {
  const cases = [known('c2'), { ...known('c4'), caseId: 'd' }];
  const otherwise = readerWith(model, [{ phrase: 'hoortoestellen', lead: 'c4', topic: 'behaviour', right: 98, wrong: 0 }]);
  const compared = compareReaders(
    cases,
    (one) => reader.read(one.text),
    (one) => otherwise.read(one.text),
  );
  expect(compared).toMatchObject({
    replayed: 2,
    better: ['d'],
    worse: ['c'],
    before: { leadRight: 1 },
    after: { leadRight: 1, routedRight: 1, routedWrong: 1, desk: 0 },
  });
});
