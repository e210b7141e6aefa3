import { causing, next, type StepInput } from '@mio/flow';
import type { Question } from './domain/question.ts';
import { nextSayAgain } from './domain/unopened.ts';

/**
 * No case file yet: the receipt is said again. It must be the very same event (a second one would be a second receipt), so it
 * is an effect that publishes what this document has said, not an event of this step.
 */
export function sayAgain({ doc, at }: StepInput<Question, string>) {
  return causing(next<Question>({ ...doc, sayAgainAt: nextSayAgain(doc.receivedAt, at) }), { name: 'sayAgain', data: {} });
}
