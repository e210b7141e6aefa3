import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadModel, readQuestion } from './read-question.ts';
import { trainAndWrite } from './train-and-write.ts';
import { readTrainingSets } from './training-sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = ['model.json', 'idf.bin', 'weights.bin'];
const bytesIn = (name: string): string[] => FILES.map((file) => readFileSync(join(folder, name, file), 'base64'));

test('the same questions give the same bytes, and a model that reads', () => {
  const questions = readTrainingSets().filter((_, i) => i % 16 === 0);
  for (const name of ['once', 'again']) trainAndWrite(questions, pathToFileURL(join(folder, name, '/')));
  expect(bytesIn('once')).toEqual(bytesIn('again'));
  const model = loadModel(pathToFileURL(join(folder, 'once', '/')));
  expect(readQuestion(model, 'Ze is slechtziend en heeft een grote letter nodig.').teams[0]?.team).toBe('c1');
}, 120_000);

test('a training set can be left out', () => {
  const all = readTrainingSets().length;
  expect(readTrainingSets(['questions.short.jsonl']).length).toBeLessThan(all);
});
