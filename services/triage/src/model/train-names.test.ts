import { expect, test } from 'vitest';
import { judgePersonalData } from './judge-personal-data.ts';
import { packNames, unpackNames } from './name-bytes.ts';
import { readNameWords } from './name-files.ts';
import { trainNames } from './train-names.ts';
import { readTrainingSets } from './training-sets.ts';

const asked = readTrainingSets(['questions.written.jsonl']);
const held = asked.filter(({ piiLabelled }, i) => piiLabelled && i % 5 === 0);
const learned = asked.filter((question) => !held.includes(question));
const packed = packNames(trainNames(learned, readNameWords()));

test('names in questions that it has not seen are found', () => {
  const { piiRecall, piiFalsePerQuestion } = judgePersonalData(unpackNames(packed), held);
  expect(piiRecall).toBeGreaterThanOrEqual(0.9);
  expect(piiFalsePerQuestion).toBeLessThanOrEqual(0.2);
});

test('the same questions give the same bytes', () => {
  expect(packNames(trainNames(learned, readNameWords()))).toEqual(packed);
});

test('bytes that were cut off are refused', () => {
  expect(() => unpackNames(packed.subarray(0, -1))).toThrow('train again');
});
