import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { MODEL_FOLDER } from './model-file.ts';
import { packNames, unpackNames } from './name-bytes.ts';
import type { NameModel } from './name-model.ts';
import { plainWord } from './text-words.ts';
import type { NameWords } from './train-names.ts';

const DATA = new URL('../../data/', import.meta.url);

/** Reads the name model of a folder, or the committed one where there is none: what desks decide teaches no names. Throws when it does not fit. */
export function loadNames(folder: URL = MODEL_FOLDER): NameModel {
  const own = new URL('names.bin', folder);
  return unpackNames(readFileSync(existsSync(own) ? own : new URL('names.bin', MODEL_FOLDER)));
}

export function writeNames(folder: URL, names: NameModel): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('names.bin', folder), packNames(names));
}

/** The lists of `data/`: names per origin, and what is written with a capital without being one. */
export function readNameWords(): NameWords {
  return { firstNames: words('first-names.txt'), surnames: words('surnames.txt'), notNames: words('not-names.txt'), wordNames: words('word-names.txt') };
}

function words(file: string): string[] {
  const lines = readFileSync(new URL(file, DATA), 'utf8').split('\n');
  const written = lines.flatMap((line) => (line.startsWith('#') ? [] : line.split(/\s+/)));
  return written.filter((word) => word !== '').map(plainWord);
}
