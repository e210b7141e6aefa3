import type { Register } from '@mio/contracts/rpc/directory/v1/service';
import { isFailure } from '@mio/runtime';
import { listCases } from '../../services/casework/src/adapters/lists.ts';
import type { CaseFile } from '../../services/casework/src/domain/case-file.ts';
import type { Person } from '../../services/casework/src/domain/who-may.ts';
import { rejectionReasons } from '../../services/casework/src/reject-case.ts';
import type { DecideTriage } from '../../services/triage/src/decide-triage.ts';
import type { Parts, Process } from './processes.ts';
import { type Random, randomFrom } from './random.ts';
import type { Owner } from './scheduler.ts';

export interface Command {
  readonly service: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly id: string;
}

export interface People {
  /** Everybody who works in the region, as the services see them. */
  readonly all: readonly Person[];
  withRole(role: string): readonly Person[];
  pause(ms: number): Promise<void>;
  /** Tries until there is an answer, as a person does whose page says "try again": ok, a kind of failure, or gave up. */
  insist(command: Command, work: (process: Process) => Promise<unknown>): Promise<string>;
  list(person: Person, view: string): Promise<CaseFile[]>;
  accept(person: Person, caseId: string, offerId: string, act: string): Promise<string>;
  reject(person: Person, caseId: string, offerId: string): Promise<string>;
  decide(person: Person, caseId: string, decision: string, after: string): Promise<string>;
}

const mostTries = 15;

/** The hands of all people: what they do goes to one of the replicas, by a line that can break. */
export function createPeople(parts: Parts, { register, seed }: { register: Register; seed: number }): People {
  const { scheduler, recorder, processes } = parts;
  const owner: Owner = { name: 'people', dead: false, stoppedUntil: 0 };
  const random: Random = randomFrom(seed, 'people');
  const all = peopleOf(register);
  const teams = register.teams.map(({ id }) => id);

  const pause = (ms: number): Promise<void> => new Promise((resolve) => scheduler.after(ms, owner, resolve));

  async function insist(command: Command, work: (process: Process) => Promise<unknown>): Promise<string> {
    for (let tries = 1; tries <= mostTries; tries++) {
      const outcome = await processes.ask(owner, command.service, work).then(
        () => 'ok',
        (error: unknown) => (isFailure(error) ? error.kind : 'error'),
      );
      if (outcome === 'unavailable' || outcome === 'error') {
        await pause(random.between(500, 20_000));
        continue;
      }
      const { service, kind, key, name, id } = command;
      recorder.record({ what: 'answered', at: scheduler.now(), service, kind, key, name, commandId: id, outcome });
      return outcome;
    }
    return 'gave up';
  }

  async function command(given: Command, data: unknown, by: string): Promise<string> {
    const once = () => insist(given, ({ runner }) => runner.call(given.kind, given.key, { name: given.name, id: given.id, by, data }));
    if (!random.chance(0.1)) return once();
    recorder.count('act: double click');
    const [first] = await Promise.all([once(), once()]);
    return first;
  }

  return {
    all,
    withRole: (role) => all.filter(({ roles }) => roles.includes(role)),
    pause,
    insist,
    list: (person, view) =>
      processes
        .ask(owner, 'casework', ({ store }) => listCases(store, person, { view, page: '', size: 100 }))
        .then(
          ({ files }) => files,
          () => [],
        ),
    accept(person, caseId, offerId, act) {
      recorder.count(`act: ${act}`);
      return command({ service: 'casework', kind: 'case', key: caseId, name: 'acceptCase', id: `accept ${offerId} ${person.id}` }, { person }, person.id);
    },
    reject(person, caseId, offerId) {
      recorder.count('act: reject');
      const data = { person, reason: random.oneOf(rejectionReasons), words: 'sealed', digest: 'digest' };
      return command({ service: 'casework', kind: 'case', key: caseId, name: 'rejectCase', id: `reject ${offerId} ${person.id}` }, data, person.id);
    },
    async decide(person, caseId, decision, after) {
      // As triage's own door does: the desk decides only what it holds.
      const file = await processes.ask(owner, 'casework', ({ runner }) => runner.read<CaseFile>('case', caseId)).catch(() => undefined);
      if (file?.custodian.kind !== 'desk') return 'not at the desk';
      const { schoolId, topics, scope, urgency } = file;
      const data: DecideTriage = { caseId, decision, teams, known: { schoolId, topics, scope, urgency } };
      recorder.count(decision === 'out_of_scope' ? 'act: out of scope' : 'act: desk decides');
      return command({ service: 'triage', kind: 'triage', key: caseId, name: 'decideTriage', id: `decide ${after} ${person.id}` }, data, person.id);
    },
  };
}

function peopleOf({ people, experts, teams }: Register): Person[] {
  return people.map(({ id, roles }) => {
    const works = experts.filter(({ personId }) => personId === id).map(({ teamId }) => teamId);
    const coordinates = teams.filter(({ coordinatorId }) => coordinatorId === id).map((team) => team.id);
    return { id, roles, teamIds: [...new Set([...works, ...coordinates])], coordinates };
  });
}
