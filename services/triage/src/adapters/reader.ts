import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import type { Sealer } from '@mio/sealing';
import type { Reads } from '../flow.ts';
import { decide } from '../model/decide.ts';
import type { Reading } from '../model/read-question.ts';
import type { ReadQuestion } from '../read-question.ts';
import type { QuestionReader } from '../review/question-reader.ts';

interface Parts {
  readonly intake: Calls<typeof IntakeServiceService>;
  /** What reads now. */
  readonly reader: () => QuestionReader;
  readonly sealer: Sealer;
}

/** Reads a question's text: fetched over gRPC, in memory only for the moment of reading. */
export function createReader({ intake, reader, sealer }: Parts): Reads {
  return {
    async read(caseId) {
      try {
        const { text } = await intake.openText({ caseId }, { deadlineMs: 2_000 });
        return facts(reader().read(text), caseId, sealer);
      } catch (error) {
        // A lost key will not come back by trying again: people must look.
        if (isFailure(error, 'rejected') || isFailure(error, 'notFound')) return unreadable(caseId, reader().version, sealer);
        throw error;
      }
    },
  };
}

/** The words are the asker's: sealed with a key of their own. */
export const wordsAt = (caseId: string, caseKey: string) => ({ caseKey, caseId, field: 'decidingWords', version: 1 });

function facts(reading: Reading, caseId: string, sealer: Sealer): ReadQuestion {
  const caseKey = sealer.newCaseKey(caseId);
  const { topics, sector, scope, urgency, modelVersion } = reading;
  return {
    verdict: verdictOf(reading),
    reading: {
      topics,
      sector,
      scope,
      urgency,
      modelVersion,
      caseKey,
      teams: reading.teams.map(({ team, probability }) => ({ team, probability })),
      words: sealer.seal(wordsAt(caseId, caseKey), JSON.stringify(reading.words)),
    },
  };
}

function verdictOf(reading: Reading): ReadQuestion['verdict'] {
  const decision = decide(reading);
  if (decision.kind === 'route') return { kind: 'route', lead: decision.lead, co: decision.co };
  return { kind: 'desk', reason: decision.kind === 'aside' ? 'out_of_scope' : decision.reason };
}

const unreadable = (caseId: string, modelVersion: string, sealer: Sealer): ReadQuestion => ({
  verdict: { kind: 'desk', reason: 'unreadable' },
  reading: {
    topics: [],
    sector: 'unknown',
    scope: '',
    urgency: 'normal',
    teams: [],
    modelVersion,
    caseKey: sealer.newCaseKey(caseId),
    words: '',
  },
});
