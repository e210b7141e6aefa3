import type { Comparison, Score } from '../domain/readers.ts';
import { decide } from '../model/decide.ts';
import { choiceOf, type Reading } from '../model/reading.ts';
import type { KnownCase } from './judged-cases.ts';

type Read = (one: KnownCase) => Reading;

/** Replays old cases: what would have become of them before and after. Lists at most 50 ids each way. */
export function compareReaders(cases: readonly KnownCase[], before: Read, after: Read): Comparison {
  const replayed = cases.map((one) => ({ one, before: judge(one, before(one)), after: judge(one, after(one)) }));
  const changed = (right: 'before' | 'after', wrong: 'before' | 'after') =>
    replayed.filter((each) => each[right].leadRight && !each[wrong].leadRight).map(({ one }) => one.caseId);
  return {
    replayed: cases.length,
    better: changed('after', 'before').slice(0, 50),
    worse: changed('before', 'after').slice(0, 50),
    before: scoreOf(replayed.map((each) => each.before)),
    after: scoreOf(replayed.map((each) => each.after)),
  };
}

interface Judged {
  readonly leadRight: boolean;
  readonly route: 'right' | 'wrong' | 'desk';
}

function judge({ lead }: KnownCase, reading: Reading): Judged {
  const decision = decide(reading);
  const route = decision.kind !== 'route' ? 'desk' : decision.lead === lead ? 'right' : 'wrong';
  return { leadRight: choiceOf(reading) === lead, route };
}

const scoreOf = (judged: readonly Judged[]): Score => ({
  leadRight: judged.filter(({ leadRight }) => leadRight).length,
  routedRight: judged.filter(({ route }) => route === 'right').length,
  routedWrong: judged.filter(({ route }) => route === 'wrong').length,
  desk: judged.filter(({ route }) => route === 'desk').length,
});
