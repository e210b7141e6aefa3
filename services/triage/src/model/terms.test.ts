import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readTerms } from './terms.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-terms-'));
afterAll(() => rmSync(folder, { recursive: true }));

function terms(text: string) {
  const file = pathToFileURL(join(folder, 'terms.tsv'));
  writeFileSync(file, text);
  return readTerms(file);
}

test('each term is a question with its lead and topic', () => {
  const found = terms('c1/vision\tbraille; witte stok\nnone/-\tvacature\n');
  expect(found.map(({ text, lead, topics, out_of_scope }) => ({ text, lead, topics, out_of_scope }))).toEqual([
    { text: 'braille', lead: 'c1', topics: ['vision'], out_of_scope: false },
    { text: 'witte stok', lead: 'c1', topics: ['vision'], out_of_scope: false },
    { text: 'vacature', lead: 'none', topics: [], out_of_scope: true },
  ]);
});

test('a line without label or terms is named', () => {
  expect(() => terms('c1/vision\tbraille\nwitte stok\n')).toThrow(':2: no label and terms');
});
