import type { DeadLetter } from './documents.ts';
import type { Report, Rule } from './entry.ts';

const mostTries = 5;

/** I7: what cannot be taken is parked at the fifth try, not earlier, not later, and never left in between. */
export function poison(report: Report): Rule {
  const open = new Map<string, DeadLetter>();
  return {
    take(entry) {
      if (entry.what === 'removed' && entry.collection === 'stuck') open.delete(`${entry.service} ${entry.id}`);
      if (entry.what !== 'committed' || entry.collection !== 'stuck') return;
      const letter = entry.body as DeadLetter;
      const about = `${entry.service} ${letter.name}`;
      const before = open.get(`${entry.service} ${entry.id}`);
      open.set(`${entry.service} ${entry.id}`, letter);
      const wrong = (what: string) => report({ invariant: 'I7', at: entry.at, about, what });
      if (letter.tries > mostTries) wrong(`tried ${letter.tries} times`);
      if ((letter.parkedAt !== null) !== letter.tries >= mostTries) wrong(`${letter.parkedAt === null ? 'not parked' : 'parked'} after ${letter.tries} tries`);
      if (letter.tries !== 0 && letter.tries !== (before?.tries ?? 0) + 1) wrong(`try ${letter.tries} follows ${before?.tries ?? 0}`);
    },
    end() {
      for (const [about, { tries, parkedAt }] of open)
        if (parkedAt === null) report({ invariant: 'I7', at: 0, about, what: `neither settled nor parked, after ${tries} tries` });
    },
  };
}
