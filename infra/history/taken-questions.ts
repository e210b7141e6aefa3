import type { Documents } from './documents.ts';
import type { Report, Rule } from './entry.ts';

/** I1: every 202 has its question at once and its case in the end. I8: whoever had the 202 is never told NOT_FOUND. */
export function takenQuestions(documents: Documents, report: Report): Rule {
  const accepted = new Map<string, number>();
  return {
    take(entry) {
      if (entry.what === 'answered' && entry.name === 'receiveQuestion' && entry.outcome === 'ok') {
        accepted.set(entry.key, entry.at);
        if (documents.get(`intake/question/${entry.key}`) === undefined)
          report({ invariant: 'I1', at: entry.at, about: entry.key, what: 'answered with 202 before it was committed' });
      }
      if (entry.what === 'queried' && !entry.found && accepted.has(entry.caseId))
        report({ invariant: 'I8', at: entry.at, about: entry.caseId, what: 'NOT_FOUND after the 202' });
    },
    end() {
      for (const [caseId, at] of accepted)
        if ((documents.get(`casework/case/${caseId}`)?.head.state ?? null) === null)
          report({ invariant: 'I1', at, about: caseId, what: 'answered with 202, but there is no case' });
    },
  };
}
