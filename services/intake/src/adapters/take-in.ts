import type { Runner } from '@mio/flow';
import { Conflict, isFailure, type Log } from '@mio/runtime';
import type { AskedQuestion, Question, SealedWords } from '../domain/question.ts';
import { type ReceiveQuestion, referenceTaken } from '../receive-question.ts';
import type { Room } from './room.ts';
import type { Secrets } from './secrets.ts';

export interface TakeInParts {
  readonly runner: Pick<Runner, 'call'>;
  readonly secrets: Secrets;
  readonly seal: (caseId: string, words: Pick<AskedQuestion, 'text' | 'name' | 'email'>) => SealedWords;
  readonly room: Pick<Room, 'check'>;
  readonly log: Pick<Log, 'info'>;
}

/** Takes a checked question in; resolves once it is committed. `key`: what makes a repetition the same question. */
export type TakeIn = (asked: AskedQuestion, key?: string) => Promise<Question>;

/** A reference has 50 bits: at a million cases one in a billion is taken. More than a few in a row is no chance. */
const mostAttempts = 5;

/** Seals the words and hands the question to its document; a reference that another question has is left for the next. */
export function takeInWith({ runner, secrets, seal, room, log }: TakeInParts): TakeIn {
  return async (asked, key) => {
    room.check();
    const digests =
      key === undefined ? { keyDigest: '', bodyDigest: '' } : { keyDigest: secrets.digest('key', key), bodyDigest: secrets.digest('body', canonical(asked)) };
    const commandId = key === undefined ? crypto.randomUUID() : `${digests.keyDigest}.${digests.bodyDigest}`;
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const caseId = secrets.reference(key, attempt);
      const data: ReceiveQuestion = { caseId, ...codesOf(asked), ...digests, sealed: seal(caseId, asked) };
      try {
        const question = await runner.call<Question>('question', caseId, { name: 'receiveQuestion', id: commandId, by: 'intake', data });
        log.info({ caseId, channel: asked.channel }, 'a question is kept');
        return question;
      } catch (error) {
        if (!isFailure(error, 'conflict') || error.code !== referenceTaken) throw error;
      }
    }
    throw Conflict(referenceTaken, 'Er was geen kenmerk vrij. Stuur de vraag opnieuw.');
  };
}

const codesOf = ({ channel, scope, topic, role, schoolId = '', parentsInformed }: AskedQuestion) =>
  ({ channel, schoolId, scope, topic, role, parentsInformed: parentsInformed ?? '' }) as const;

/** The same question gives the same text, whatever the order of its fields was. */
const canonical = ({ text, scope, topic, role, channel, schoolId, name, email, parentsInformed }: AskedQuestion): string =>
  JSON.stringify([text, scope, topic, role, channel, schoolId ?? null, name ?? null, email ?? null, parentsInformed ?? null]);
