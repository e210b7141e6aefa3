import { custody } from './custody.ts';
import { deliveries } from './deliveries.ts';
import { createDocuments } from './documents.ts';
import type { Entry, Rule, Violation } from './entry.ts';
import { mails } from './mails.ts';
import { poison } from './poison.ts';
import { rebuiltFigures } from './rebuilt-figures.ts';
import { revisions } from './revisions.ts';
import type { Subscriptions } from './subscriptions.ts';
import { takenQuestions } from './taken-questions.ts';
import { traces } from './traces.ts';

export interface Checker {
  take(entry: Entry): void;
  /** When the system has come to rest: all that was broken. */
  end(): readonly Violation[];
  found(): readonly Violation[];
}

/** Judges a history as it passes: I1 to I9. Knows nothing but the entries, and holds no more of them than it must. */
export function createChecker({ subscriptions }: { subscriptions: Subscriptions }): Checker {
  const found: Violation[] = [];
  const report = (violation: Violation): void => void found.push(violation);
  const documents = createDocuments();
  const holders = custody(documents, report);
  const revised = revisions(report);
  const traced = traces(report);
  const rules: Rule[] = [
    takenQuestions(documents, report),
    holders,
    revised,
    mails(documents, report),
    traced,
    deliveries(documents, subscriptions, report),
    poison(report),
    rebuiltFigures(report),
  ];

  return {
    take(entry) {
      const change = documents.take(entry);
      for (const rule of rules) rule.take(entry);
      if (change === undefined || entry.what !== 'committed') return;
      revised.committed(entry.id, change.before, change.after, entry.at);
      traced.committed(entry.id, change.before, change.after, entry.at);
      holders.committed(change.after, entry.at);
    },
    end() {
      for (const rule of rules) rule.end?.();
      return found;
    },
    found: () => found,
  };
}

/** A whole history at once. */
export function checkHistory(entries: Iterable<Entry>, given: { subscriptions: Subscriptions }): readonly Violation[] {
  const checker = createChecker(given);
  for (const entry of entries) checker.take(entry);
  return checker.end();
}
