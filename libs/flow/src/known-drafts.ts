import { lastUsed } from '@mio/runtime';
import type { Draft } from './draft.ts';
import type { Mark, Write } from './ports.ts';

/** So many documents are remembered as this process committed them. */
const most = 500;

/**
 * Documents as this process last committed them, so that the next event about one needs no read. Another replica may
 * be further, as may an outcome that was never heard: whoever starts from here learns so from its commit.
 */
export function createKnownDrafts() {
  const drafts = lastUsed<Draft>(most);
  return {
    get: drafts.get,
    committed: (draft: Draft, { index }: Write) =>
      drafts.keep(draft.id, { ...draft, rev: draft.rev + 1, effects: [], fresh: [], unsaid: index['unsaid'] ?? null }),
    /** Marks change what is written beside a body, but no revision. */
    marked(marks: readonly Mark[]): void {
      for (const { id, when, set } of marks) {
        const draft = drafts.get(id);
        if (draft?.head.saidCount === when.equals) drafts.keep(id, { ...draft, out: Number(set['out'] ?? draft.out), unsaid: set['unsaid'] ?? null });
      }
    },
  };
}
