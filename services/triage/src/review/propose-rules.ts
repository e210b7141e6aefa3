import type { Rule } from '../domain/readers.ts';
import { outOfScope } from '../domain/triage.ts';
import { loadNames } from '../model/name-files.ts';
import type { NameModel } from '../model/name-model.ts';
import { findPersonalData, withoutFindings } from '../model/personal-data.ts';
import type { Model } from '../model/read-question.ts';
import { wordsOf } from '../model/tokens.ts';
import type { TrainingQuestion } from '../model/training-sets.ts';
import type { KnownCase } from './judged-cases.ts';
import { topicOf } from './learn-from.ts';

/** The same phrase must have been overruled so often, towards one team. */
const FEWEST_OVERRULED = 3;
/** Of all old cases with the phrase so many belonged to that team. */
const RIGHT_SHARE = 0.9;
/** In the training questions the phrase may not speak against it. */
const TRAINING_SHARE = 0.5;
const FEWEST_IN_TRAINING = 10;
const MOST_RULES = 3;
const SHORTEST_WORD = 4;

interface Parts {
  readonly cases: readonly KnownCase[];
  /** The team that today's version reads in a case. */
  readonly chosen: (one: KnownCase) => string;
  readonly training: readonly TrainingQuestion[];
  readonly model: Model;
}

/** Phrases of one or two words about which people overruled today's version again and again, the best founded first. */
export function proposeRules({ cases, chosen, training, model }: Parts): Rule[] {
  const names = loadNames();
  const seen = cases.map((one) => ({ one, phrases: phrasesIn(names, one.text), overruled: chosen(one) !== one.lead }));
  const counts = new Map<string, number>();
  for (const { one, phrases, overruled } of seen) {
    if (overruled) for (const phrase of phrases) counts.set(`${one.lead}\t${phrase}`, (counts.get(`${one.lead}\t${phrase}`) ?? 0) + 1);
  }
  const rules: Rule[] = [];
  for (const [key, count] of counts) {
    if (count < FEWEST_OVERRULED) continue;
    const [lead, phrase] = key.split('\t') as [string, string];
    const having = seen.filter(({ phrases }) => phrases.has(phrase)).map(({ one }) => one);
    const mine = having.filter((one) => one.lead === lead);
    if (mine.length / having.length < RIGHT_SHARE) continue;
    const topic = lead === outOfScope ? '' : topicOf(mine[0]!, model);
    rules.push({ phrase, lead, topic, right: mine.length, wrong: having.length - mine.length });
  }
  return bestFounded(rules, training);
}

/** Words that point at a person make no rule: a rule is kept in the open. */
function phrasesIn(names: NameModel, text: string): Set<string> {
  return pairsAndWords(wordsOf(withoutFindings(text, findPersonalData(names, text), ({ start, end }) => '0'.repeat(end - start))));
}

function pairsAndWords(words: readonly string[]): Set<string> {
  const isWord = (word: string) => /^\p{L}+$/u.test(word);
  const single = words.filter((word) => word.length >= SHORTEST_WORD && isWord(word));
  const pairs = words.flatMap((word, i) => (i > 0 && isWord(word) && isWord(words[i - 1]!) ? [`${words[i - 1]} ${word}`] : []));
  return new Set([...single, ...pairs]);
}

/** In how many training questions each phrase stands, and in how many of those of each lead. */
function inTraining(rules: readonly Rule[], training: readonly TrainingQuestion[]): Map<string, { all: number; of: Record<string, number> }> {
  const seen = new Map(rules.map(({ phrase }) => [phrase, { all: 0, of: {} as Record<string, number> }]));
  for (const { text, lead } of training) {
    for (const phrase of pairsAndWords(wordsOf(text))) {
      const count = seen.get(phrase);
      if (count === undefined) continue;
      count.all += 1;
      count.of[lead] = (count.of[lead] ?? 0) + 1;
    }
  }
  return seen;
}

/** Of equally many cases the phrase that is rarest elsewhere says most; a pair says no more than its word when it has no more cases. */
function bestFounded(rules: readonly Rule[], training: readonly TrainingQuestion[]): Rule[] {
  const seen = inTraining(rules, training);
  const elsewhere = ({ phrase, lead }: Rule) => {
    const { all, of } = seen.get(phrase)!;
    return { all, other: all - (of[lead === outOfScope ? 'none' : lead] ?? 0) };
  };
  const sorted = rules.filter((rule) => !spokenAgainst(elsewhere(rule)));
  sorted.sort((a, b) => b.right - a.right || elsewhere(a).other - elsewhere(b).other || wordsIn(a) - wordsIn(b) || (a.phrase < b.phrase ? -1 : 1));
  const chosen: Rule[] = [];
  for (const rule of sorted) if (chosen.length < MOST_RULES && !chosen.some((other) => overlaps(rule, other))) chosen.push(rule);
  return chosen;
}

const spokenAgainst = ({ all, other }: { all: number; other: number }): boolean => all >= FEWEST_IN_TRAINING && other / all > 1 - TRAINING_SHARE;

const wordsIn = ({ phrase }: Rule): number => phrase.split(' ').length;

const overlaps = (one: Rule, other: Rule): boolean =>
  one.lead === other.lead && (` ${one.phrase} `.includes(` ${other.phrase} `) || ` ${other.phrase} `.includes(` ${one.phrase} `));
