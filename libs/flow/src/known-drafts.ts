import type { Draft } from './draft.ts';
import type { Mark, Write } from './ports.ts';

/** So many documents are remembered as this process committed them. */
const most = 500;

/**
 * Documents as this process last committed them, so that the next event about one needs no read. Another replica may
 * be further: whoever starts from here learns so from its commit.
 */
export function createKnownDrafts() {
  const drafts = new Map<string, Draft>();

  function keep(draft: Draft): void {
    drafts.delete(draft.id);
    drafts.set(draft.id, draft);
    if (drafts.size > most) drafts.delete(drafts.keys().next().value as string);
  }

  return {
    get: (id: string): Draft | undefined => drafts.get(id),
    committed: (draft: Draft, { index }: Write): void => keep({ ...draft, rev: draft.rev + 1, effects: [], fresh: [], unsaid: index['unsaid'] ?? null }),
    forget: (id: string): void => void drafts.delete(id),
    /** Marks change what is written beside a body, but no revision. */
    marked(marks: readonly Mark[]): void {
      for (const { id, when, set } of marks) {
        const draft = drafts.get(id);
        if (draft?.head.saidCount === when.equals) drafts.set(id, { ...draft, out: Number(set['out'] ?? draft.out), unsaid: set['unsaid'] ?? null });
      }
    },
  };
}
