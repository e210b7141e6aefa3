import { CaseAccepted, CaseRejected, QuestionFoundOutOfScope, QuestionReceived, QuestionTriaged, TriageReviewRequested } from '@mio/contracts';
import { defineFlow, documentKind, rowsFor } from '@mio/flow';
import { approveReader, proposeReader, rollBackReader } from './choose-reader.ts';
import { decideTriage } from './decide-triage.ts';
import type { Readers } from './domain/readers.ts';
import { foundBy, indexes, type Triage } from './domain/triage.ts';
import { noteAcceptance, noteRejection } from './note-outcome.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';

export interface Reads {
  /** Fetches the text from intake, reads it, forgets it. */
  read(caseId: string): Promise<ReadQuestion>;
}

const { on, opensOn, opensCall } = rowsFor<Triage, Reads>();

const triage = documentKind<Triage>(
  'triage',
  [
    opensOn(QuestionReceived, readQuestion, {
      says: [QuestionTriaged, TriageReviewRequested],
      load: ({ reads, input }) => reads.read(input.caseId),
    }),
    opensCall('decideTriage', decideTriage, { says: [QuestionTriaged, QuestionFoundOutOfScope] }),
    on(CaseRejected, noteRejection),
    on(CaseAccepted, noteAcceptance),
  ],
  { index: foundBy, indexes },
);

/** Which model and rules read. Filled by `npm run triage:review`. */
const chosen = rowsFor<Readers>();
const readers = documentKind<Readers>('readers', [
  chosen.opensCall('proposeReader', proposeReader),
  chosen.opensCall('approveReader', approveReader),
  chosen.opensCall('rollBackReader', rollBackReader),
]);

export const flow = defineFlow('triage', triage, readers);
