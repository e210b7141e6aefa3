import { createHash } from 'node:crypto';
import type { Rule } from '../domain/readers.ts';
import { outOfScope } from '../domain/triage.ts';
import type { Choice, Reading } from '../model/reading.ts';
import { wordsOf } from '../model/tokens.ts';

/** A reading in which the rules have had their say: a rule is as sure as the old cases it came from allow. */
export function applyRules(reading: Reading, text: string, rules: readonly Rule[]): Reading {
  if (rules.length === 0) return reading;
  const read = { ...reading, modelVersion: `${reading.modelVersion}${rulesMark(rules)}` };
  const spoke = rulesIn(text, rules);
  const [first] = spoke;
  // Rules that contradict each other are a doubt, and doubts are the model's or the desk's.
  if (first === undefined || spoke.some(({ lead }) => lead !== first.lead)) return read;
  const surest = spoke.reduce((best, rule) => (sureness(rule) > sureness(best) ? rule : best));
  return raised(read, surest);
}

/** Names the rules in the version that a case is marked with. */
export const rulesMark = (rules: readonly Rule[]): string => (rules.length === 0 ? '' : `+r${markOf(rules)}`);

/** Seven characters by which rules, or a version with rules, are told from others. */
export const markOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 7);

const rulesIn = (text: string, rules: readonly Rule[]): Rule[] => {
  const words = ` ${wordsOf(text).join(' ')} `;
  return rules.filter(({ phrase }) => words.includes(` ${phrase} `));
};

/** Laplace's rule: few cases make no certainty. */
export const sureness = ({ right, wrong }: Pick<Rule, 'right' | 'wrong'>): number => (right + 1) / (right + wrong + 2);

function raised(reading: Reading, rule: Rule): Reading {
  const before = rule.lead === outOfScope ? reading.outOfScope : (reading.teams.find(({ team }) => team === rule.lead)?.probability ?? 0);
  const probability = sureness(rule);
  if (before >= probability) return reading;
  const rest = (1 - probability) / (1 - before);
  const teams = reading.teams.map((each) => ({ ...each, probability: each.team === rule.lead ? probability : each.probability * rest }));
  teams.sort((a, b) => b.probability - a.probability);
  const topics = [rule.topic, ...reading.topics.filter((topic) => topic !== rule.topic)];
  const heaviest = Math.max(0, ...reading.words.map(({ weight }) => weight));
  const words = [{ word: rule.phrase, team: rule.lead as Choice, weight: heaviest }, ...reading.words];
  if (rule.lead === outOfScope) return { ...reading, teams, outOfScope: probability, topics: probability > teams[0]!.probability ? [] : reading.topics, words };
  return { ...reading, teams, outOfScope: reading.outOfScope * rest, topics: teams[0]!.team === rule.lead ? topics : reading.topics, words };
}
