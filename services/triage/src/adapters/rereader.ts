import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import type { Triage } from '../domain/triage.ts';
import { findOverturn, type Overturn } from '../model/overturn.ts';
import type { Model } from '../model/read-question.ts';

/** Reads a text once more, for a person who looks at the case: too dear for every question, and few are asked why. */
export function createRereader({ intake, model }: { intake: Calls<typeof IntakeServiceService>; model: Model }) {
  return {
    /** What would have changed the reading; undefined when another model read it, or the text cannot be had now. */
    async overturn({ caseId, modelVersion, words }: Pick<Triage, 'caseId' | 'modelVersion' | 'words'>): Promise<Overturn | undefined> {
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
