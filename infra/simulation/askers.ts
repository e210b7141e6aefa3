import { createHash } from 'node:crypto';
import { isFailure } from '@mio/runtime';
import { createSecrets } from '../../services/intake/src/adapters/secrets.ts';
import { takeInWith } from '../../services/intake/src/adapters/take-in.ts';
import { type AskedQuestion, type Question, roles, scopes, topics } from '../../services/intake/src/domain/question.ts';
import type { People } from './people.ts';
import type { Parts } from './processes.ts';
import { randomFrom } from './random.ts';
import type { Owner } from './scheduler.ts';

/** People who ask, through intake's own way of taking in; they look, ask twice, and take back. */
export function createAskers(parts: Parts, people: People, { seed, schools }: { seed: number; schools: readonly string[] }) {
  const { scheduler, recorder, processes } = parts;
  const owner: Owner = { name: 'askers', dead: false, stoppedUntil: 0 };
  const random = randomFrom(seed, 'askers');
  const secrets = createSecrets((purpose) => createHash('sha256').update(`${seed} ${purpose}`).digest());
  const accepted: string[] = [];
  let asked = 0;

  async function ask(): Promise<void> {
    const number = ++asked;
    const question: AskedQuestion = {
      text: 'tekst',
      scope: random.oneOf(scopes),
      topic: random.oneOf(topics),
      role: random.oneOf(roles),
      channel: 'web',
      schoolId: random.oneOf(schools),
    };
    const twice = random.chance(0.1);
    if (twice) recorder.count('act: ask twice');
    const [caseId] = await Promise.all([takenIn(question, `key ${number}`), ...(twice ? [takenIn(question, `key ${number}`)] : [])]);
    if (caseId === undefined) return;
    recorder.count('act: ask');
    accepted.push(caseId);
    if (random.chance(0.3)) await query(caseId);
    if (random.chance(0.04)) void takeBack(caseId, random.between(0, 7_200_000));
  }

  /** A retry with the same key is the same question. */
  async function takenIn(question: AskedQuestion, key: string): Promise<string | undefined> {
    for (let tries = 0; tries < 15; tries++) {
      try {
        const taken: Question = await processes.ask(owner, 'intake', ({ runner }) =>
          takeInWith({ runner, secrets, seal: () => ({ key: 'wrapped', text: 'sealed' }), room: { check() {} }, log: { info() {} } })(question, key),
        );
        const commandId = `${taken.keyDigest}.${taken.bodyDigest}`;
        recorder.record({
          what: 'answered',
          at: scheduler.now(),
          service: 'intake',
          kind: 'question',
          key: taken.caseId,
          name: 'receiveQuestion',
          commandId,
          outcome: 'ok',
        });
        return taken.caseId;
      } catch (error) {
        if (!isFailure(error, 'unavailable') && !isFailure(error, 'conflict')) throw error;
        await people.pause(random.between(200, 20_000));
      }
    }
    return undefined;
  }

  async function query(caseId: string): Promise<void> {
    const found = await processes.ask(owner, 'intake', ({ runner }) => runner.read('question', caseId)).catch(() => 'unavailable');
    recorder.count('act: look');
    if (found !== 'unavailable') recorder.record({ what: 'queried', at: scheduler.now(), caseId, found: found !== undefined });
  }

  async function takeBack(caseId: string, afterMs: number): Promise<void> {
    await people.pause(afterMs);
    recorder.count('act: take back');
    const command = { service: 'intake', kind: 'question', key: caseId, name: 'withdrawQuestion', id: `withdraw ${caseId}` };
    await people.insist(command, ({ runner }) => runner.call('question', caseId, { name: command.name, id: command.id, by: 'asker', data: {} }));
  }

  return { ask, query, accepted };
}
