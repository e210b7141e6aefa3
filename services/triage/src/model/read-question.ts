import { findDanger } from './danger.ts';
import { explain } from './explain.ts';
import { jointProbabilities, type Model, type Scores, scoreVector, sumPer } from './linear-model.ts';
import { highest, look, type Seen, strongestOf } from './look.ts';
import { MODEL_FOLDER, readModel } from './model-file.ts';
import { type Choice, type DecidingWord, type Reading, SCOPES, SECTORS, TEAMS } from './reading.ts';
import { judgeUrgency } from './urgency.ts';

export type { Model } from './linear-model.ts';
export type { Reading } from './reading.ts';

/** From this probability a second topic is named. */
const TOPIC_FROM = 0.2;

/** From this probability a second team is suggested; 96 labelled examples are too few to learn more than a hint. */
const CO_FROM = 0.3;

const WORDS_PER_TEAM = 6;

/** Reads the committed model (or another folder's); takes some milliseconds. Throws when its files do not fit. */
export function loadModel(folder: URL = MODEL_FOLDER): Model {
  return readModel(folder);
}

/** Reads one question. Any text will do, also an empty one. The words in the answer come from the sealed text. */
export function readQuestion(model: Model, text: string): Reading {
  const seen = look(model, text);
  const scores = scoreVector(model, seen.vector);
  const joint = jointProbabilities(scores.joint, model.calibration.temperature);
  const leads = sumPer(0, model.answers.joint, joint);
  const teams = TEAMS.map((team) => ({ team, probability: leads.get(team) ?? 0 })).sort((a, b) => b.probability - a.probability);
  const outOfScope = leads.get('none') ?? 0;
  const [crisis = 0, pressing = 0] = scores.urgency;
  const [first, second] = teams as [(typeof teams)[0], (typeof teams)[0]];
  const explained: Choice[] = outOfScope > second.probability ? [first.team, second.team, 'out_of_scope'] : [first.team, second.team];
  return {
    modelVersion: model.version,
    teams,
    outOfScope,
    topics: outOfScope > first.probability ? [] : likelyTopics(sumPer(1, model.answers.joint, joint)),
    sector: SECTORS[highest(scores.sector)]!,
    scope: SCOPES[highest(scores.scope)]!,
    urgency: judgeUrgency({ crisis, pressing }, findDanger(text), model.calibration),
    co: teams.slice(1).flatMap(({ team, probability }) => (probability >= CO_FROM ? [team] : [])),
    words: explained.flatMap((choice) => decidingWords(model, seen, scores, choice)),
  };
}

function likelyTopics(topics: Map<string, number>): string[] {
  const sorted = [...topics].filter(([topic]) => topic !== '-').sort((a, b) => b[1] - a[1]);
  return sorted.filter(([, probability], i) => i === 0 || probability >= TOPIC_FROM).map(([topic]) => topic);
}

/** The words that spoke for a choice, by way of its strongest topic. */
function decidingWords(model: Model, seen: Seen, scores: Scores, choice: Choice): DecidingWord[] {
  const { words } = explain(model, seen, strongestOf(model, scores, choice), { most: WORDS_PER_TEAM });
  return words.filter(({ weight }) => weight > 0).map(({ word, weight }) => ({ word, team: choice, weight }));
}
