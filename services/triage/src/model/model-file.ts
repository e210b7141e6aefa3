import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Measured } from './calibrate.ts';
import { BUCKETS } from './features.ts';
import type { Model } from './linear-model.ts';

/** Where the committed model lies. */
export const MODEL_FOLDER = new URL('../../model/', import.meta.url);

/** What training wants remembered beside the model. */
export type Origin = { measured: Measured; questions: number };

type Description = Pick<Model, 'version' | 'answers' | 'calibration'> & Origin & { idfStep: number; scales: number[]; biases: number[] };

/** Writes the model as one JSON file and two of bytes; returns its version (a hash) and its size in bytes. */
export function writeModel(folder: URL, model: Model, origin: Origin): { version: string; bytes: number } {
  const step = idfStep(model.idf);
  const idf = Uint8Array.from(model.idf, (value) => Math.round(value / step));
  const weights = new Uint8Array(model.weights.buffer);
  const { version: _, answers, calibration, scales, biases } = model;
  const told = { answers, calibration, ...origin, idfStep: step, scales: [...scales], biases: [...biases] };
  const hash = createHash('sha256').update(JSON.stringify(told)).update(idf).update(weights);
  const version = `m${hash.digest('hex').slice(0, 10)}`;
  const description: Description = { version, ...told };
  const json = `${JSON.stringify(description, null, 1)}\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('model.json', folder), json);
  writeFileSync(new URL('idf.bin', folder), idf);
  writeFileSync(new URL('weights.bin', folder), weights);
  return { version, bytes: json.length + idf.length + weights.length };
}

/** Throws when the three files do not belong together. */
export function readModel(folder: URL): Model & Origin {
  const { idfStep, ...told } = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')) as Description;
  const steps = readFileSync(new URL('idf.bin', folder));
  const bytes = readFileSync(new URL('weights.bin', folder));
  let seen = 0;
  const rows = Int32Array.from(steps, (value) => (value > 0 ? seen++ : -1));
  if (steps.length !== BUCKETS || bytes.length !== seen * told.scales.length) {
    throw new Error(`the files of the model in ${folder.pathname} do not belong together: train again`);
  }
  return {
    ...told,
    idf: Float32Array.from(steps, (value) => value * idfStep),
    rows,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    scales: Float64Array.from(told.scales),
    biases: Float64Array.from(told.biases),
  };
}

/** Training rounds to whole steps of which 255 make the rarest bucket's value, so the largest gives the step. */
function idfStep(idf: Float32Array): number {
  let largest = 0;
  for (const value of idf) largest = Math.max(largest, value);
  return Math.fround(largest / 255);
}
