import { findDanger } from './danger.ts';
import { explain, type Seen } from './explain.ts';
import { countFeatures, vectorise } from './features.ts';
import { jointProbabilities, type Model, type Scores, scoreVector, sumPer } from './linear-model.ts';
import { MODEL_FOLDER, readModel } from './model-file.ts';
import { type DecidingWord, type Reading, SCOPES, SECTORS, TEAMS, type Team } from './reading.ts';
import { tokenise } from './tokens.ts';
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
  return {
    modelVersion: model.version,
    teams,
    outOfScope,
    topics: outOfScope > teams[0]!.probability ? [] : likelyTopics(sumPer(1, model.answers.joint, joint)),
    sector: SECTORS[highest(scores.sector)]!,
    scope: SCOPES[highest(scores.scope)]!,
    urgency: judgeUrgency({ crisis, pressing }, findDanger(text), model.calibration),
    co: teams.slice(1).flatMap(({ team, probability }) => (probability >= CO_FROM ? [team] : [])),
    words: teams.slice(0, 2).flatMap(({ team }) => decidingWords(model, seen, scores, team)),
  };
}

/** A text as the model sees it, for scoring and explaining alike. */
export function look(model: Model, text: string): Seen {
  const tokens = tokenise(text);
  const counts = countFeatures(tokens.map(({ word }) => word));
  return { tokens, counts, vector: vectorise(counts, model.idf) };
}

function likelyTopics(topics: Map<string, number>): string[] {
  const sorted = [...topics].filter(([topic]) => topic !== '-').sort((a, b) => b[1] - a[1]);
  return sorted.filter(([, probability], i) => i === 0 || probability >= TOPIC_FROM).map(([topic]) => topic);
}

/** The words that spoke for the team, by way of its strongest topic. */
function decidingWords(model: Model, seen: Seen, scores: Scores, team: Team): DecidingWord[] {
  let best = -1;
  model.answers.joint.forEach((label, i) => {
    if (label.startsWith(`${team}/`) && (best < 0 || scores.joint[i]! > scores.joint[best]!)) best = i;
  });
  if (best < 0) return [];
  const { words } = explain(model, seen, model.answers.joint[best]!);
  return words
    .filter(({ weight }) => weight > 0)
    .slice(0, WORDS_PER_TEAM)
    .map(({ word, weight }) => ({ word, team, weight }));
}

function highest(scores: Float64Array): number {
  let best = 0;
  scores.forEach((score, i) => {
    if (score > scores[best]!) best = i;
  });
  return best;
}
