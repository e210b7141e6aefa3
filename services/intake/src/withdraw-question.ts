import { QuestionWithdrawn } from '@mio/contracts';
import { next, type Result, type StepInput, same } from '@mio/flow';
import type { Question } from './domain/question.ts';

/** The asker takes the question back, by the private link. Twice is once. */
export function withdrawQuestion({ doc, at }: StepInput<Question, unknown>): Result<Question> {
  if (doc.withdrawnAt !== undefined) return same();
  return next({ ...doc, withdrawnAt: at }, QuestionWithdrawn({ caseId: doc.caseId }));
}
