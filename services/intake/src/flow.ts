import { CaseOpened, QuestionReceived, QuestionWithdrawn } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import type { Question } from './domain/question.ts';
import { deskTime } from './domain/unopened.ts';
import { handToDesk } from './hand-to-desk.ts';
import { noteOpened } from './note-opened.ts';
import { receiveQuestion } from './receive-question.ts';
import { sayAgain } from './say-again.ts';
import { withdrawQuestion } from './withdraw-question.ts';

const { on, opensCall, call, due } = rowsFor<Question>();

export const question = documentKind<Question>(
  'question',
  [
    opensCall('receiveQuestion', receiveQuestion, { says: [QuestionReceived] }),
    on(CaseOpened, noteOpened),
    due('sayAgain', sayAgain),
    due('unopened', handToDesk),
    call('withdrawQuestion', withdrawQuestion, { says: [QuestionWithdrawn] }),
  ],
  {
    due: (state) => ({ sayAgain: state.sayAgainAt, unopened: deskTime(state) }),
    index: ({ waitingForDesk, receivedAt }) => ({ unopenedSince: waitingForDesk ? receivedAt : null }),
    indexes: ['unopenedSince'],
  },
);

export const flow = defineFlow('intake', question);
