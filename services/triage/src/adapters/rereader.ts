import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import type { Triage } from '../domain/triage.ts';
import { findOverturn, type Overturn } from '../model/overturn.ts';
import type { QuestionReader } from '../review/question-reader.ts';

/** Reads a text once more, for a person who looks at the case: too dear for every question, and few are asked why. */
export function createRereader({ intake, reader }: { intake: Calls<typeof IntakeServiceService>; reader: () => QuestionReader }) {
  return {
    /** What would have changed the reading; undefined when anything but the model that reads now read it, or the text cannot be had now. */
    async overturn({ caseId, modelVersion, words }: Pick<Triage, 'caseId' | 'modelVersion' | 'words'>): Promise<Overturn | undefined> {
      const { model } = reader();
      if (words === '' || modelVersion !== model.version) return undefined;
      try {
        const { text } = await intake.openText({ caseId }, { deadlineMs: 1_000 });
        return findOverturn(model, text);
      } catch (error) {
        if (isFailure(error)) return undefined;
        throw error;
      }
    },
  };
}

export type Rereader = ReturnType<typeof createRereader>;
