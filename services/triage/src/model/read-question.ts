import { findDanger } from './danger.ts';
import { explain, type Seen } from './explain.ts';
import { noteFeatures, vectorise } from './features.ts';
import { jointProbabilities, type Model, partsOf, type Scores, scoreVector, sumPer } from './linear-model.ts';
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
    words: decidingWords(model, seen, scores, [teams[0]!.team, teams[1]!.team]),
  };
}

/** A text as the model sees it, for scoring and explaining alike; to be used before the next text is looked at. */
export function look(model: Model, text: string): Seen {
  const tokens = tokenise(text);
  const noted = noteFeatures(tokens.map(({ word }) => word));
  return { tokens, noted, vector: vectorise(noted, model.idf) };
}

function likelyTopics(topics: Map<string, number>): string[] {
  const sorted = [...topics].filter(([topic]) => topic !== '-').sort((a, b) => b[1] - a[1]);
  return sorted.filter(([, probability], i) => i === 0 || probability >= TOPIC_FROM).map(([topic]) => topic);
}

/** The words that spoke for each team, by way of its strongest topic. */
function decidingWords(model: Model, seen: Seen, scores: Scores, teams: Team[]): DecidingWord[] {
  const leads = partsOf(model.answers.joint)[0];
  return teams.flatMap((team) => {
    const strongest = highest(scores.joint, (answer) => leads[answer] === team);
    const { words } = explain(model, seen, strongest, WORDS_PER_TEAM);
    return words.filter(({ weight }) => weight > 0).map(({ word, weight }) => ({ word, team, weight }));
  });
}

/** The place of the highest score among those that count. */
function highest(scores: Float64Array, counts: (place: number) => boolean = () => true): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (counts(i) && (best < 0 || scores[i]! > scores[best]!)) best = i;
  return best;
}
