import { type Noted, noteFeatures, type Vector, vectorise } from './features.ts';
import { type Model, partsOf, type Scores } from './linear-model.ts';
import type { Choice } from './reading.ts';
import { type Token, tokenise } from './tokens.ts';

/** One text as the model sees it; `noted` holds until the next text is looked at. */
export type Seen = { tokens: Token[]; noted: Noted; vector: Vector };

/** A text as the model sees it, for scoring and explaining alike. */
export const look = (model: Model, text: string): Seen => lookAt(model, tokenise(text));

export function lookAt(model: Model, tokens: Token[]): Seen {
  const noted = noteFeatures(tokens.map(({ word }) => word));
  return { tokens, noted, vector: vectorise(noted, model.idf) };
}

/** The joint label with which a choice scores highest. */
export function strongestOf({ answers }: Model, scores: Scores, choice: Choice): number {
  const leads = partsOf(answers.joint)[0];
  const lead = choice === 'out_of_scope' ? 'none' : choice;
  return highest(scores.joint, (answer) => leads[answer] === lead);
}

/** The place of the highest score among those that count. */
export function highest(scores: Float64Array, counts: (place: number) => boolean = () => true): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (counts(i) && (best < 0 || scores[i]! > scores[best]!)) best = i;
  return best;
}
