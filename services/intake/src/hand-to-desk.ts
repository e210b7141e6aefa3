import { next, type StepInput } from '@mio/flow';
import type { Question } from './domain/question.ts';

/** Ten minutes without a case file: people must know. The question stands on the desk's list until the file is open. */
export const handToDesk = ({ doc }: StepInput<Question, string>) => next<Question>({ ...doc, waitingForDesk: true });
