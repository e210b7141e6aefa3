import type { CaseFile } from '../../services/casework/src/domain/case-file.ts';
import type { People } from './people.ts';
import type { Parts } from './processes.ts';
import { type Random, randomFrom } from './random.ts';
import type { Owner } from './scheduler.ts';

/** What makes documents grow: a case that everybody sends back, and one that is looked at again and again. */
export function createPingPong({ processes, recorder }: Parts, people: People, seed: number) {
  const owner: Owner = { name: 'ping-pong', dead: false, stoppedUntil: 0 };
  const random: Random = randomFrom(seed, 'ping-pong');

  async function sendBack(caseId: string, times: number): Promise<void> {
    recorder.count('act: send back and back again');
    for (let turn = 0; turn < times; turn++) {
      await people.pause(random.between(500, 4_000));
      const file = await processes.ask(owner, 'casework', ({ runner }) => runner.read<CaseFile>('case', caseId)).catch(() => undefined);
      if (file === undefined) continue;
      if (file.state === 'closed' || file.state === 'accepted') return;
      if (file.custodian.kind === 'desk')
        await people.decide(random.oneOf(people.withRole('desk')), caseId, random.oneOf(['c1', 'c2', 'c3', 'c4', 'sbo', 'hb']), `${file.traceCount}`);
      else if (file.offer !== null) await refuse(file);
    }
  }

  async function refuse({ caseId, offer }: CaseFile): Promise<void> {
    const team = people.withRole('expert').filter(({ teamIds }) => teamIds.includes(offer!.team));
    const person = team.find(({ id }) => id === offer!.expertId) ?? random.oneOf(team);
    if (person !== undefined) await people.reject(person, caseId, offer!.offerId);
  }

  async function lookOften(caseId: string, times: number): Promise<void> {
    recorder.count('act: look 70 times');
    for (let look = 0; look < times; look++) {
      const command = { service: 'casework', kind: 'access', key: caseId, name: 'noteAccess', id: `look ${caseId} ${look}` };
      await people.insist(command, ({ runner }) =>
        runner.call('access', caseId, { name: 'noteAccess', id: command.id, by: 'somebody', data: { caseId, what: 'question', purpose: '' } }),
      );
    }
  }

  return { sendBack, lookOften };
}
