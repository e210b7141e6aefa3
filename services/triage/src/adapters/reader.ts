import type { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import type { Calls } from '@mio/rpc';
import { isFailure } from '@mio/runtime';
import type { Sealer } from '@mio/sealing';
import type { Reads } from '../flow.ts';
import { type Decision, decide } from '../model/decide.ts';
import type { Reading } from '../model/read-question.ts';
import type { ReadQuestion } from '../read-question.ts';
import type { QuestionReader } from '../review/question-reader.ts';
import type { SecondReader } from '../second-reader/ask-language-model.ts';
import { decideTogether, weighAnswers } from '../second-reader/weigh-answers.ts';

interface Parts {
  readonly intake: Calls<typeof IntakeServiceService>;
  /** What reads now. */
  readonly reader: () => QuestionReader;
  /** Asked about what the first one doubts; absent where the region has none. */
  readonly second: SecondReader | undefined;
  readonly sealer: Sealer;
}

/** Reads a question's text: fetched over gRPC, in memory only for the moment of reading. */
export function createReader({ intake, reader, second, sealer }: Parts): Reads {
  return {
    async read(caseId) {
      try {
        const { text } = await intake.openText({ caseId }, { deadlineMs: 2_000 });
        return facts(await readTwice(reader().read(text), second, text, caseId), caseId, sealer);
      } catch (error) {
        // A lost key will not come back by trying again: people must look.
        if (isFailure(error, 'rejected') || isFailure(error, 'notFound')) return unreadable(caseId, reader().version, sealer);
        throw error;
      }
    },
  };
}

interface Read {
  readonly reading: Reading;
  readonly decision: Decision;
  readonly secondReader?: string;
}

/** Danger is not left waiting for a second reader, and what is sure needs none. */
async function readTwice(first: Reading, second: SecondReader | undefined, text: string, caseId: string): Promise<Read> {
  const alone = { reading: first, decision: decide(first) };
  if (second === undefined || alone.decision.kind !== 'desk' || alone.decision.reason !== 'unsure') return alone;
  const answer = await second.read(text, caseId);
  if (answer === undefined) return alone;
  const reading = weighAnswers(first, answer, second.name);
  return { reading, decision: decideTogether(first, answer, reading), secondReader: second.name };
}

/** The words are the asker's: sealed with a key of their own. */
export const wordsAt = (caseId: string, caseKey: string) => ({ caseKey, caseId, field: 'decidingWords', version: 1 });

function facts({ reading, decision, secondReader }: Read, caseId: string, sealer: Sealer): ReadQuestion {
  const caseKey = sealer.newCaseKey(caseId);
  const { topics, sector, scope, urgency, modelVersion } = reading;
  return {
    verdict: verdictOf(decision),
    reading: {
      topics,
      sector,
      scope,
      urgency,
      modelVersion,
      ...(secondReader !== undefined && { secondReader }),
      caseKey,
      teams: reading.teams.map(({ team, probability }) => ({ team, probability })),
      words: sealer.seal(wordsAt(caseId, caseKey), JSON.stringify(reading.words)),
    },
  };
}

function verdictOf(decision: Decision): ReadQuestion['verdict'] {
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
