import { explain } from './explain.ts';
import { jointProbabilities, type Model, type Scores, scoreVector, sumPer } from './linear-model.ts';
import { look, lookAt, strongestOf } from './look.ts';
import type { Choice } from './reading.ts';
import type { Token } from './tokens.ts';

/** Without the words another choice would have come first; no words: none of the few that weigh most would have changed it. */
export type Overturn = { without: string[]; choice: Choice };

const MOST_WORDS = 3;
/** Every 1, 2 and 3 of these are tried: 92 readings. A long text takes longer to read and gets fewer tries. */
const TRIED = 8;
const TRIED_LONG = 4;
const LONG = 400;

/** The fewest words without which the text would have been read as something else, found by reading it again without them. */
export function findOverturn(model: Model, text: string): Overturn {
  const seen = look(model, text);
  const scores = scoreVector(model, seen.vector);
  const [first, second] = likeliest(model, scores);
  const tried = explain(model, seen, strongestOf(model, scores, first), {
    against: strongestOf(model, scores, second),
    most: seen.tokens.length > LONG ? TRIED_LONG : TRIED,
  }).words.filter(({ weight }) => weight > 0);
  for (let many = 1; many <= MOST_WORDS; many++) {
    for (const words of choose(tried, many)) {
      const [choice] = likeliest(model, scoresWithout(model, seen.tokens, new Set(words.map(({ read }) => read))));
      if (choice !== first) return { without: words.map(({ word }) => word), choice };
    }
  }
  return { without: [], choice: first };
}

function scoresWithout(model: Model, tokens: Token[], words: Set<string>): Scores {
  const rest = tokens.filter(({ word }) => !words.has(word));
  return scoreVector(model, lookAt(model, rest).vector);
}

function likeliest({ answers, calibration }: Model, scores: Scores): [Choice, Choice] {
  const leads = sumPer(0, answers.joint, jointProbabilities(scores.joint, calibration.temperature));
  const [first, second] = [...leads].sort((a, b) => b[1] - a[1]).map(([lead]) => (lead === 'none' ? 'out_of_scope' : lead) as Choice);
  return [first!, second!];
}

/** Every `many` of the items, those that stand first before those that stand last. */
function choose<T>(items: T[], many: number): T[][] {
  if (many === 0) return [[]];
  return items.flatMap((item, i) => choose(items.slice(i + 1), many - 1).map((others) => [item, ...others]));
}
