import type { Held } from './cross-validate.ts';
import { findDanger } from './danger.ts';
import { type Calibration, jointProbabilities, sumPer } from './linear-model.ts';

/** Thresholds that `decide` keeps as constants; measured here so that drift is seen. */
export type Measured = { routeFrom: number; routeShare: number; asideFrom: number };

const ROUTE_RIGHT = 0.97;
const FALSE_CRISIS_SHARE = 0.03;
const PHRASE_CRISIS_FOUND = 0.95;
const FALSE_ASIDE_SHARE = 0.001;

type Answer = { value: number; right: boolean };

/** Fits on held-out scores of questions as they are really asked. */
export function calibrate(held: Held[], joint: string[]): Calibration {
  const long = held.filter(({ question }) => question.asReallyAsked);
  const crisis = (danger: string[]): Answer[] => held.filter(({ question }) => danger.includes(findDanger(question.text))).map(answerCrisis);
  return {
    temperature: coolest(long, joint),
    crisisAlone: valueAtFalseShare(long.map(answerCrisis), FALSE_CRISIS_SHARE),
    crisisWithPhrase: valueAtFound(crisis(['weak']), PHRASE_CRISIS_FOUND),
    pressing: bestThreshold(long.map(answerPressing), 2),
  };
}

export function measure(held: Held[], joint: string[], temperature: number): Measured {
  const leads = held.map(({ question, scores }) => ({
    question,
    leads: sumPer(0, joint, jointProbabilities(scores.joint, temperature)),
  }));
  const routes: Answer[] = leads
    .filter(({ question }) => question.asReallyAsked && question.urgency !== 'crisis')
    .map(({ question, leads }) => {
      const [lead, value] = highest(leads);
      return { value, right: lead === question.lead || question.lead_ok.some((other) => other === lead) };
    });
  const asides = leads.map(({ question, leads }) => ({ value: leads.get('none') ?? 0, right: question.out_of_scope }));
  const routeFrom = valueAtPrecision(routes, ROUTE_RIGHT);
  return {
    routeFrom,
    routeShare: routes.filter(({ value }) => value >= routeFrom).length / routes.length,
    asideFrom: valueAtFalseShare(asides, FALSE_ASIDE_SHARE),
  };
}

/** The temperature with the least log loss on an acceptable lead. */
function coolest(held: Held[], joint: string[]): number {
  let best = { temperature: 0.1, loss: Infinity };
  for (let step = 20; step <= 600; step += 2) {
    const temperature = step / 1000;
    let loss = 0;
    for (const { question, scores } of held) {
      const leads = sumPer(0, joint, jointProbabilities(scores.joint, temperature));
      const right = new Set<string>([question.lead, ...question.lead_ok]);
      let mass = 0;
      for (const lead of right) mass += leads.get(lead) ?? 0;
      loss -= Math.log(Math.max(mass, 1e-9));
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

function answerCrisis({ question, scores }: Held): Answer {
  return { value: scores.urgency[0]!, right: question.urgency === 'crisis' };
}

function answerPressing({ question, scores }: Held): Answer {
  return { value: scores.urgency[1]!, right: question.urgency !== 'normal' };
}

function highest(sums: Map<string, number>): [string, number] {
  return [...sums].reduce((best, next) => (next[1] > best[1] ? next : best));
}

/** The lowest value at and above which at least `precision` of the answers is right. */
function valueAtPrecision(answers: Answer[], precision: number): number {
  let right = 0;
  let found = 1;
  downwards(answers).forEach((answer, i) => {
    if (answer.right) right++;
    if (right / (i + 1) >= precision) found = answer.value;
  });
  return found;
}

/** The lowest value at and above which no more than `share` of all wrong answers lies. */
function valueAtFalseShare(answers: Answer[], share: number): number {
  const wrong = downwards(answers.filter(({ right }) => !right));
  const next = wrong[Math.floor(wrong.length * share)];
  return next === undefined ? 0 : next.value + 1e-6;
}

/** The highest value at and above which at least `share` of the right answers lies. */
function valueAtFound(answers: Answer[], share: number): number {
  const right = downwards(answers.filter((answer) => answer.right));
  return right[Math.ceil(right.length * share) - 1]?.value ?? 0;
}

/** The value with the best F score; `beta` 2 counts what is found twice as much as what is right. */
function bestThreshold(answers: Answer[], beta: number): number {
  const all = answers.filter(({ right }) => right).length;
  let best = { value: 0, score: -1 };
  let right = 0;
  downwards(answers).forEach((answer, i) => {
    if (answer.right) right++;
    const score = ((1 + beta * beta) * right) / (beta * beta * all + i + 1);
    if (score > best.score) best = { value: answer.value, score };
  });
  return best.value;
}

function downwards(answers: Answer[]): Answer[] {
  return [...answers].sort((a, b) => b.value - a.value);
}
