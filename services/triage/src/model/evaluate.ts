import { decide } from './decide.ts';
import type { Figures } from './figures.ts';
import { judgePersonalData } from './judge-personal-data.ts';
import type { LabelledQuestion } from './labelled-question.ts';
import type { Model } from './linear-model.ts';
import type { NameModel } from './name-model.ts';
import { readQuestion } from './read-question.ts';
import { choiceOf, type Reading, type Team } from './reading.ts';

export type LeadError = { id: string; lead: string; chosen: string; probability: number };

type Judged = { question: LabelledQuestion; reading: Reading; chosen: Team | 'none'; probability: number; ok: boolean };

/** Read before the clock starts: a running service has compiled its code long ago. */
const WARM_UP = 100;

/** Reads labelled questions and counts; `errors` are the wrong leads, the surest first. */
export function evaluate(model: Model, names: NameModel, questions: LabelledQuestion[]): { figures: Figures; errors: LeadError[] } {
  for (const { text } of questions.slice(0, WARM_UP)) readQuestion(model, text);
  const began = performance.now();
  const readings = questions.map((question) => readQuestion(model, question.text));
  const msPerQuestion = (performance.now() - began) / questions.length;
  const judged = questions.map((question, i) => judge(question, readings[i]!));
  const surest = [...judged].sort((a, b) => b.probability - a.probability);
  const figures: Figures = {
    n: questions.length,
    ...leadFigures(judged, surest),
    firstTopic: share(judged, ({ question, reading }) => question.topics[0] === reading.topics[0]),
    sector: share(judged, ({ question, reading }) => question.sector === reading.sector),
    scope: share(judged, ({ question, reading }) => question.scope === reading.scope),
    ...urgencyFigures(judged),
    ...judgePersonalData(names, questions),
    ece: calibrationError(judged),
    ...scopeFigures(judged),
    msPerQuestion: round(msPerQuestion),
  };
  const errors = surest.filter(({ ok }) => !ok);
  return { figures, errors: errors.map((e) => ({ ...e, id: e.question.id, lead: e.question.lead })) };
}

function judge(question: LabelledQuestion, reading: Reading): Judged {
  const first = reading.teams[0]!;
  const choice = choiceOf(reading);
  const aside = choice === 'out_of_scope';
  const chosen = aside ? 'none' : choice;
  const probability = aside ? reading.outOfScope : first.probability;
  return { question, reading, chosen, probability, ok: acceptable(question, chosen) };
}

function acceptable(question: LabelledQuestion, lead: Team | 'none'): boolean {
  return lead === question.lead || question.lead_ok.includes(lead);
}

function leadFigures(judged: Judged[], surest: Judged[]) {
  const auto = judged.filter(({ reading }) => decide(reading).kind === 'route');
  return {
    lead: share(judged, ({ question, chosen }) => chosen === question.lead),
    leadOk: share(judged, ({ ok }) => ok),
    top2: share(judged, ({ question, reading }) => bestTwo(reading).some((lead) => acceptable(question, lead))),
    leadOkSurest70: share(surest.slice(0, Math.round(surest.length * 0.7)), ({ ok }) => ok),
    leadOkAuto: share(auto, ({ ok }) => ok),
    autoShare: round(auto.length / judged.length),
  };
}

function bestTwo({ teams, outOfScope }: Reading): (Team | 'none')[] {
  const all = [...teams, { team: 'none' as const, probability: outOfScope }];
  return all
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 2)
    .map(({ team }) => team);
}

function urgencyFigures(judged: Judged[]) {
  const count = (said: string, really: boolean) => judged.filter((j) => j.reading.urgency === said && (j.question.urgency === said) === really).length;
  const all = (urgency: string) => judged.filter(({ question }) => question.urgency === urgency).length;
  return {
    crisisAll: all('crisis'),
    crisisFound: count('crisis', true),
    crisisFalse: count('crisis', false),
    highAll: all('high'),
    highFound: count('high', true),
    highFalse: count('high', false),
  };
}

function scopeFigures(judged: Judged[]) {
  const none = judged.filter(({ chosen }) => chosen === 'none');
  const aside = judged.filter(({ reading }) => decide(reading).kind === 'aside');
  const isReal = ({ question }: Judged) => !question.out_of_scope;
  return {
    outOfScopeAll: judged.length - judged.filter(isReal).length,
    outOfScopeFound: none.length - none.filter(isReal).length,
    outOfScopeFalse: none.filter(isReal).length,
    asides: aside.length,
    asidesFalse: aside.filter(isReal).length,
  };
}

function calibrationError(judged: Judged[]): number {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const { probability, ok } of judged) bins[Math.min(9, Math.floor(probability * 10))]! += probability - Number(ok);
  return round(bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / judged.length);
}

function share(judged: Judged[], holds: (one: Judged) => boolean): number {
  return judged.length === 0 ? 0 : round(judged.filter(holds).length / judged.length);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
