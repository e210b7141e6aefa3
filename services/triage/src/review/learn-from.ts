import { outOfScope } from '../domain/triage.ts';
import { jointProbabilities, scoreVector } from '../model/linear-model.ts';
import { look } from '../model/look.ts';
import type { Model } from '../model/read-question.ts';
import type { Scope, Sector, Team, Urgency } from '../model/reading.ts';
import type { TrainingQuestion } from '../model/training-sets.ts';
import type { KnownCase } from './judged-cases.ts';

/** What an error on an old case costs in training: as much as one on a whole question of the sets. */
const WEIGHT = 3;

/** An old case as a labelled question: people's team, and where they said no more, what the machine read. */
export function learnFrom(one: KnownCase, model: Model): TrainingQuestion {
  const { caseId, text, lead, outcome, triage } = one;
  const none = lead === outOfScope;
  const topic = none ? '' : topicOf(one, model);
  return {
    id: caseId,
    text,
    sector: triage.sector as Sector,
    scope: (triage.scope || 'pupil') as Scope,
    topics: topic === '' ? [] : [topic],
    lead: none ? 'none' : (lead as Team),
    lead_ok: [],
    co: [],
    urgency: (outcome.urgency || triage.urgency) as Urgency,
    out_of_scope: none,
    pii: [],
    weight: WEIGHT,
    asReallyAsked: true,
    isTerm: false,
    piiLabelled: false,
  };
}

/** People name a team, seldom a topic: theirs, else the one that was read, if the team has it; else the team's likeliest. */
export function topicOf({ lead, outcome, triage, text }: KnownCase, model: Model): string {
  const known = (topic: string | undefined) => topic !== undefined && model.answers.joint.includes(`${lead}/${topic}`);
  const said = [outcome.topics[0], triage.topics[0]].find(known);
  return said ?? likeliestTopic(model, text, lead);
}

function likeliestTopic(model: Model, text: string, lead: string): string {
  const { joint } = scoreVector(model, look(model, text).vector);
  const probabilities = jointProbabilities(joint, model.calibration.temperature);
  const own = model.answers.joint.flatMap((label, i) => (label.startsWith(`${lead}/`) ? [{ label, probability: probabilities[i]! }] : []));
  own.sort((a, b) => b.probability - a.probability);
  return own[0]?.label.split('/')[1] ?? '';
}
