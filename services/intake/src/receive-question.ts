import { QuestionReceived } from '@mio/contracts';
import { next, no, type Result, type StepInput, same } from '@mio/flow';
import { Conflict } from '@mio/runtime';
import type { Question } from './domain/question.ts';
import { firstSayAgain } from './domain/unopened.ts';

/** A checked question, its words already sealed: a step reads no keys. */
export type ReceiveQuestion = Omit<Question, 'receivedAt' | 'openedAt' | 'sayAgainAt' | 'waitingForDesk' | 'withdrawnAt'>;

/** The code that tells the door to try the next reference: another question has this one. */
export const referenceTaken = 'reference_taken';

/** The question is taken in. The same key with the same body changes nothing; with another body it is refused. */
export function receiveQuestion({ doc, input, at }: StepInput<Question | undefined, ReceiveQuestion>): Result<Question> {
  if (doc !== undefined) return again(doc, input);
  const question: Question = { ...input, receivedAt: at, sayAgainAt: firstSayAgain(at), waitingForDesk: false };
  return next(question, QuestionReceived(receipt(question)));
}

function again(doc: Question, input: ReceiveQuestion): Result<Question> {
  if (doc.keyDigest === '' || doc.keyDigest !== input.keyDigest) return no(Conflict(referenceTaken, 'Dit kenmerk is al in gebruik. Probeer het opnieuw.'));
  if (doc.bodyDigest === input.bodyDigest) return same();
  return no(Conflict('key_reused', 'Met deze Idempotency-Key is al een andere vraag gesteld. Gebruik voor een nieuwe vraag een nieuwe sleutel.'));
}

const receipt = ({ caseId, channel, schoolId, scope, topic, role, parentsInformed, sealed }: Question) => ({
  caseId,
  channel,
  schoolId,
  scope,
  topic,
  role,
  parentsInformed,
  reachable: sealed.email !== undefined,
});
