import type { LabelledQuestion } from './labelled-question.ts';
import { MOST_FEATURES, mayBeName, nameFeatures, seeWords } from './name-features.ts';
import { COMMON_WORD, FIRST_NAME, filterOf, holds, knownAs, type NameLists, SURNAME } from './name-lists.ts';
import { type NameModel, noWeights } from './name-model.ts';
import { type Place, placesOf } from './places.ts';
import { hashOf, mix, type TextWord, wordsIn } from './text-words.ts';

export type NameWords = { firstNames: string[]; surnames: string[]; notNames: string[]; wordNames: string[] };

/** Log odds. Missing a name costs more than naming a word: the least that keeps false ones at 1 in 20 questions, cross-validated. */
const THRESHOLD = -3;
const ROUNDS = 10;
const RATE = 0.2;
const SHRINK = 1e-6;
/** Share of the names that training forgets it knows, so that it also learns from what stands around them. */
const FORGET = 0.12;
/** Hurried people write names in lower case: only in so many texts is a known name also a common word. */
const NAMED_TEXTS = 3;
const MANY = 1000;

type Example = { buckets: Uint16Array; count: number; isName: boolean };

/** Learns names from the questions whose personal data are labelled, and common words from all. Same input, same model. */
export function trainNames(all: (LabelledQuestion & { piiLabelled: boolean })[], names: NameWords): NameModel {
  const questions = all.filter(({ piiLabelled }) => piiLabelled);
  const spoken = commonWords(all);
  const own = new Set([...names.firstNames, ...names.surnames]);
  const leastTexts = (word: string) => (own.has(word) ? NAMED_TEXTS : 1);
  const ambiguous = new Set(names.wordNames);
  const common = [...spoken].flatMap(([word, n]) => (n >= leastTexts(word) ? [word] : [])).concat(names.wordNames);
  const firstNames = filterOf(names.firstNames, 12);
  const surnames = filterOf(names.surnames, 12);
  // What the filters take for a name must be known as a word, or "neemt" would be one.
  const taken = (word: string) => holds(firstNames, hashOf(word)) || holds(surnames, hashOf(word));
  const lists: NameLists = {
    firstNames,
    surnames,
    notNames: filterOf(names.notNames, 16),
    commonNames: filterOf(common.filter(taken), 16),
    commonWords: filterOf(
      common.filter((word) => !taken(word)),
      8,
    ),
  };
  const examples = [...questions, ...hurried(questions)].flatMap((question, i) =>
    examplesOf(question, i, lists, (word) => (ambiguous.has(word) ? MANY : (spoken.get(word) ?? 0) - leastTexts(word))),
  );
  const weights = learn(examples);
  const scale = 127 / weights.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9);
  return { lists, weights: Int8Array.from(weights, (w) => Math.round(w * scale)), threshold: THRESHOLD * scale };
}

/** The same questions as a hurried person types them, without a capital: all that name somebody, and some others. */
function hurried(questions: LabelledQuestion[]): LabelledQuestion[] {
  const chosen = questions.filter(({ pii }, i) => pii.length > 0 || i % 5 === 0);
  return chosen.map((question) => ({ ...question, text: question.text.toLowerCase(), pii: question.pii.map((part) => part.toLowerCase()) }));
}

/** How many texts write a word in lower case, names left out. */
function commonWords(questions: LabelledQuestion[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, pii } of questions) {
    for (const word of lowerWords(text, pii)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function lowerWords(text: string, pii: string[]): Set<string> {
  const places = pii.flatMap((part) => placesOf(text, part));
  return new Set(wordsIn(text).flatMap((word) => (!word.capital && word.plain.length > 1 && !inside(places, word) ? [word.plain] : [])));
}

function examplesOf({ text, pii }: LabelledQuestion, number: number, lists: NameLists, spare: (word: string) => number): Example[] {
  const places = pii.filter((part) => !part.includes('@') && !/^[+\d(]/.test(part)).flatMap((part) => placesOf(text, part));
  const own = lowerWords(text, pii);
  const words = wordsIn(text);
  const known = (word: TextWord) => {
    let bits = knownAs(lists, word) & ~COMMON_WORD;
    if (spare(word.plain) >= (own.has(word.plain) ? 1 : 0)) bits |= COMMON_WORD;
    return mix(word.hash, number) % 1000 < FORGET * 1000 ? bits & ~(FIRST_NAME | SURNAME) : bits;
  };
  const seen = seeWords(text, words, known);
  const isName = seen.map((word) => inside(places, word) && word.plain.length > 1);
  return seen.flatMap((_, i) => {
    if (!mayBeName(seen, i)) return [];
    const buckets = new Uint16Array(MOST_FEATURES);
    const count = nameFeatures(seen, i, isName[i - 1] === true, buckets);
    return [{ buckets, count, isName: isName[i]! }];
  });
}

/** Logistic regression with a step per weight that shortens as it is used. Same examples, same weights. */
function learn(examples: Example[]): Float64Array {
  const weights = noWeights();
  const used = noWeights();
  const order = examples.map((_, i) => i);
  for (let round = 0; round < ROUNDS; round++) {
    order.sort((a, b) => mix(a, round) - mix(b, round));
    for (const at of order) {
      const { buckets, count, isName } = examples[at]!;
      let total = 0;
      for (let i = 0; i < count; i++) total += weights[buckets[i]!]!;
      const gap = (isName ? 1 : 0) - 1 / (1 + Math.exp(-total));
      for (let i = 0; i < count; i++) {
        const bucket = buckets[i]!;
        const slope = gap - SHRINK * weights[bucket]!;
        used[bucket]! += slope * slope;
        weights[bucket]! += (RATE * slope) / (Math.sqrt(used[bucket]!) + 0.05);
      }
    }
  }
  return weights;
}

function inside(places: Place[], { start, end }: Place): boolean {
  return places.some((place) => start >= place.start && end <= place.end);
}
