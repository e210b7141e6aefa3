import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Comparison } from '../domain/readers.ts';
import { loadModel, readQuestion } from '../model/read-question.ts';
import type { Reading } from '../model/reading.ts';
import { trainAndWrite } from '../model/train-and-write.ts';
import { trainModel } from '../model/train-model.ts';
import type { TrainingQuestion } from '../model/training-sets.ts';
import { compareReaders } from './compare-readers.ts';
import type { KnownCase } from './judged-cases.ts';
import { learnFrom } from './learn-from.ts';
import type { QuestionReader } from './question-reader.ts';

/** An old case is replayed by a model that learned from two thirds of the others, never from itself. */
const PARTS = 3;

interface Parts {
  readonly cases: readonly KnownCase[];
  readonly reader: QuestionReader;
  readonly training: readonly TrainingQuestion[];
  readonly folder: string;
  readonly tell: (what: string) => void;
}

/** Trains on the service's sets and the old cases, writes the model into its own folder below `folder`, and replays. */
export function proposeModel(parts: Parts): { model: string; comparison: Comparison } {
  const { cases, reader, training, folder, tell } = parts;
  const learned = cases.map((one) => learnFrom(one, reader.model));
  mkdirSync(folder, { recursive: true });
  const made = mkdtempSync(join(folder, '.new-'));
  try {
    const { version: model } = trainAndWrite([...training, ...learned], pathToFileURL(join(made, '/')), tell);
    const { calibration } = loadModel(pathToFileURL(join(made, '/')));
    const readings = new Map<KnownCase, Reading>();
    for (let part = 0; part < PARTS; part++) {
      tell(`replaying old cases, part ${part + 1} of ${PARTS}`);
      const held = trainModel([...training, ...learned.filter((_, i) => i % PARTS !== part)], calibration);
      cases.forEach((one, i) => {
        if (i % PARTS === part) readings.set(one, readQuestion(held, one.text));
      });
    }
    const comparison = compareReaders(
      cases,
      (one) => reader.read(one.text),
      (one) => readings.get(one)!,
    );
    rmSync(join(folder, model), { recursive: true, force: true });
    renameSync(made, join(folder, model));
    return { model, comparison };
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
