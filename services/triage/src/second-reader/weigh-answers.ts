import { type Decision, decide } from '../model/decide.ts';
import { type Choice, choiceOf, type Reading, type Team, URGENCIES } from '../model/reading.ts';
import type { SecondAnswer } from './answer.ts';

/** A language model that says it is certain is believed no further than this. */
const SUREST = 0.95;

/** What becomes of a question that two have read: the machine routes only where both point at the same team. */
export function decideTogether(first: Reading, answer: SecondAnswer, weighed: Reading): Decision {
  const decision = decide(weighed);
  const [best, second] = weighed.teams;
  if (decision.kind === 'desk' || answer.choice === choiceOf(first)) return decision;
  return { kind: 'desk', reason: 'unsure', best: [best!.team, second!.team] };
}

/**
 * Two readers of one text, weighed as if neither knew of the other: their probabilities are multiplied. Of two urgencies
 * the higher one counts.
 */
export function weighAnswers(reading: Reading, answer: SecondAnswer, name: string): Reading {
  const first: [Choice, number][] = [
    ...reading.teams.map(({ team, probability }): [Choice, number] => [team, probability]),
    ['out_of_scope', reading.outOfScope],
  ];
  const second = secondProbabilities(first, answer);
  const products = first.map(([choice, probability]): [Choice, number] => [choice, probability * second.get(choice)!]);
  const sum = products.reduce((all, [, product]) => all + product, 0);
  if (!(sum > 0)) return reading;
  const weighed = products.map(([choice, product]): [Choice, number] => [choice, product / sum]);
  const teams = weighed.flatMap(([team, probability]) => (team === 'out_of_scope' ? [] : [{ team: team as Team, probability }]));
  teams.sort((a, b) => b.probability - a.probability);
  const outOfScope = weighed.find(([choice]) => choice === 'out_of_scope')?.[1] ?? 0;
  const weighedReading = { ...reading, teams, outOfScope };
  return {
    ...weighedReading,
    topics: choiceOf(weighedReading) === answer.choice && answer.topics.length > 0 ? [...answer.topics] : reading.topics,
    urgency: URGENCIES[Math.max(URGENCIES.indexOf(answer.urgency), URGENCIES.indexOf(reading.urgency))]!,
    modelVersion: `${reading.modelVersion}+${name}`,
  };
}

/** What the second reader leaves over is shared out as the first one would. */
function secondProbabilities(first: readonly [Choice, number][], { choice, probability }: SecondAnswer): Map<Choice, number> {
  const sure = Math.min(probability, SUREST);
  const others = first.reduce((sum, [each, share]) => (each === choice ? sum : sum + share), 0);
  return new Map(first.map(([each, share]) => [each, each === choice ? sure : others > 0 ? ((1 - sure) * share) / others : 0]));
}
