import type { intakeEvents } from '@mio/contracts';
import { earliest } from './domain/case-row.ts';
import { type About, note, said } from './note.ts';

/** A question was taken in. */
export const noteAsked = (given: About<intakeEvents.QuestionReceived>) => note(given, ({ askedAt }) => ({ askedAt: earliest(askedAt, said(given).at) }));

/** The asker took it back; casework says when the case closed. */
export const noteWithdrawn = (given: About<intakeEvents.QuestionWithdrawn>) =>
  note(given, ({ withdrawnAt }) => ({ withdrawnAt: earliest(withdrawnAt, said(given).at) }));
