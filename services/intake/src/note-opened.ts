import type { caseworkEvents } from '@mio/contracts';
import { next, type StepInput } from '@mio/flow';
import type { Question } from './domain/question.ts';

/** Casework has the case file: from here on it holds the question, and intake stops asking for attention. */
export function noteOpened({ doc, at }: StepInput<Question, caseworkEvents.CaseOpened>) {
  const { sayAgainAt: _done, ...question } = doc;
  return next<Question>({ ...question, openedAt: at, waitingForDesk: false });
}
