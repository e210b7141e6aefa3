import type { DirectoryServiceService, Expert, Register, Person as RegisteredPerson } from '@mio/contracts/rpc/directory/v1/service';
import type { Calls, Person } from '@mio/rpc';
import { Unavailable } from '@mio/runtime';

/** The region's register in memory: refreshed when the directory says that something changed, and by the clock. */
export interface RegisterSnapshot {
  /** Fails with Unavailable until the directory has answered once. */
  current(): Register;
  person(id: string): RegisteredPerson | undefined;
  expert(id: string): Expert | undefined;
  /** As the register has them now; undefined for who is not in it (any more). Unavailable when the directory was silent for five minutes. */
  whoIs(id: string): Promise<Person | undefined>;
  refresh(): Promise<void>;
  stop(): void;
}

const everyMs = 15_000;
const untilFirstMs = 500;
const patience = 10;
/** Who was removed must not be let in for longer because the directory is away. */
const oldestForRightsMs = 5 * 60_000;

interface Parts {
  readonly calls: Calls<typeof DirectoryServiceService>;
  readonly log: { warn(fields: object, message: string): void };
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed?: () => number;
}

export function watchRegister({ calls, log, elapsed = () => performance.now() }: Parts): RegisterSnapshot {
  let known: { revision: number; register: Register; askedAt: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** In a row; a few are usual while everything starts. */
  let failures = 0;

  async function refresh(): Promise<void> {
    const askedAt = elapsed();
    const { revision, register } = await calls.getRegister({}, { deadlineMs: 2_000 });
    // An older answer of a slower replica is ignored.
    if (register !== undefined && revision >= (known?.revision ?? 0)) known = { revision, register, askedAt };
  }

  async function keepFresh(): Promise<void> {
    try {
      await refresh();
      failures = 0;
    } catch (error) {
      if (++failures === patience) log.warn({ err: error }, 'the register could not be read; the last one is kept');
    }
    if (!stopped) timer = setTimeout(keepFresh, known === undefined ? untilFirstMs : everyMs);
    timer?.unref();
  }
  void keepFresh();

  const current = (): Register => {
    if (known === undefined) throw Unavailable('the directory has not answered yet');
    return known.register;
  };
  const person = (id: string) => current().people.find((each) => each.id === id);
  const expert = (id: string) => current().experts.find((each) => each.personId === id);
  return {
    current,
    person,
    expert,
    refresh,
    async whoIs(id) {
      const register = current();
      if (known !== undefined && elapsed() - known.askedAt > oldestForRightsMs)
        throw Unavailable('the directory has been silent for too long to say who may do what');
      return personIn(register, id);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Somebody as a register has them; undefined for who is not in it. */
export function personIn({ people, experts, teams }: Register, id: string): Person | undefined {
  const found = people.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const teamIds = experts.filter(({ personId }) => personId === id).map(({ teamId }) => teamId);
  const coordinates = teams.filter(({ coordinatorId }) => coordinatorId === id).map((team) => team.id);
  return { id, roles: found.roles, teamIds, coordinates };
}
