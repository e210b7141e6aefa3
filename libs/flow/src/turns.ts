/** One change of a document, on what the one before left. `alone`: it may take long, so nobody's commit waits for it. */
export interface Work<D, T = unknown> {
  readonly alone: boolean;
  /** Must see what others have committed. Without it a draft that others have passed will do: its commit fails then. */
  readonly fresh: boolean;
  make(before: D): Promise<{ draft: D; outcome: T }> | { draft: D; outcome: T };
}

interface Waiting<D> extends Work<D> {
  resolve(outcome: unknown): void;
  reject(error: unknown): void;
}

interface Turns<D> {
  readonly read: (id: string, fresh: boolean) => Promise<D> | D;
  /** False when another revision was first. */
  readonly commit: (draft: D) => Promise<boolean>;
  /** After so many lost races the document is better tried later. */
  readonly mostConflicts: number;
  readonly busy: () => Error;
  /** A fault of the store, not of what is written: the same for all. */
  readonly passing: (error: unknown) => boolean;
}

/** So many changes of one document share a commit at most. */
const mostTogether = 64;

/**
 * Changes of one document run one after another; those that wait together are one turn: one read, each on the draft
 * of the one before, one commit. Whoever throws has changed nothing and costs the others nothing.
 */
export function createTurns<D>({ read, commit, mostConflicts, busy, passing }: Turns<D>) {
  const queues = new Map<string, Waiting<D>[]>();

  async function drain(id: string, queue: Waiting<D>[]): Promise<void> {
    while (queue.length > 0) await settled(id, nextTurn(queue));
    queues.delete(id);
  }

  /** Resolves when each of them has its outcome. */
  async function settled(id: string, together: readonly Waiting<D>[]): Promise<void> {
    try {
      for (const tell of await committed(id, together)) tell();
    } catch (error) {
      if (together.length === 1 || passing(error)) for (const one of together) one.reject(error);
      // One whose draft cannot be written must not cost the others their commit.
      else for (const one of together) await settled(id, [one]);
    }
  }

  /** Runs on fresh state until the draft is committed; a draft that is the one before needs no commit. */
  async function committed(id: string, together: readonly Waiting<D>[]): Promise<readonly (() => void)[]> {
    for (let tries = 0; tries < mostConflicts; tries++) {
      const before = await read(id, tries > 0 || together.some(({ fresh }) => fresh));
      const { draft, outcomes } = await made(before, together);
      if (draft === before || (await commit(draft))) return outcomes;
    }
    throw busy();
  }

  return <T>(id: string, work: Work<D, T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const waiting: Waiting<D> = { ...work, resolve: resolve as (outcome: unknown) => void, reject };
      const queue = queues.get(id);
      if (queue !== undefined) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(id, begun);
      void drain(id, begun);
    });
}

/** The first that waits, and those behind it that do not hold it up. */
function nextTurn<D>(queue: Waiting<D>[]): Waiting<D>[] {
  const slow = queue.findIndex(({ alone }, place) => place > 0 && alone);
  return queue.splice(0, Math.min(slow === -1 ? queue.length : slow, mostTogether));
}

async function made<D>(before: D, together: readonly Waiting<D>[]) {
  const outcomes: (() => void)[] = [];
  let draft = before;
  for (const one of together) {
    try {
      const result = await one.make(draft);
      draft = result.draft;
      outcomes.push(() => one.resolve(result.outcome));
    } catch (error) {
      outcomes.push(() => one.reject(error));
    }
  }
  return { draft, outcomes };
}
