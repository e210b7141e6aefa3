import { expect, test } from 'vitest';
import { readQuestions } from './labelled-question.ts';
import { findOverturn } from './overturn.ts';
import { loadModel, readQuestion } from './read-question.ts';
import type { Reading } from './reading.ts';

const model = loadModel();
const texts = readQuestions(new URL('../../data/questions.dev.jsonl', import.meta.url)).map(({ text }) => text);
const likeliest = ({ teams, outOfScope }: Reading) => (outOfScope > teams[0]!.probability ? 'out_of_scope' : teams[0]!.team);

/** The text without a word, as a person would cross it out. */
const crossOut = (text: string, word: string) => text.replace(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${word}(?![\\p{L}\\p{M}\\p{N}])`, 'giu'), '');

test('without the words named the text is read as something else, and with any one of them back it is not', () => {
  let overturned = 0;
  for (const text of texts.slice(0, 120)) {
    const { without, choice } = findOverturn(model, text);
    if (without.length === 0) continue;
    overturned++;
    const left = without.reduce(crossOut, text);
    expect(choice).not.toBe(likeliest(readQuestion(model, text)));
    expect(likeliest(readQuestion(model, left))).toBe(choice);
    for (const back of without) {
      const but = without.filter((word) => word !== back).reduce(crossOut, text);
      expect(likeliest(readQuestion(model, but))).toBe(likeliest(readQuestion(model, text)));
    }
  }
  expect(overturned).toBeGreaterThan(20);
});

test('a question full of one thing does not hang on a few words', () => {
  const text = 'Slechthorend meisje met gehoorapparaat en ringleiding, de ambulante dienst voor doven en slechthorenden, solo-apparatuur en gebarentolk.';
  expect(findOverturn(model, text)).toEqual({ without: [], choice: 'c2' });
});

test('a very long text takes no longer than a person waits', () => {
  const began = performance.now();
  findOverturn(model, `${texts.join(' ')} `.repeat(2).slice(0, 100_000));
  expect(performance.now() - began).toBeLessThan(1_000);
});
