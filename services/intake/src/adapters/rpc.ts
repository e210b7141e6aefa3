import { IntakeServiceService } from '@mio/contracts/rpc/intake/v1/service';
import { type DocumentStore, type Runner, readHead } from '@mio/flow';
import { type CallHandlers, handlersFor } from '@mio/rpc';
import { NotFound } from '@mio/runtime';
import type { Question } from '../domain/question.ts';
import type { PrivateLinks } from './private-links.ts';
import type { OpenWord } from './sealed-words.ts';

export interface RpcParts {
  readonly runner: Pick<Runner, 'read'>;
  readonly store: Pick<DocumentStore, 'page'>;
  readonly open: OpenWord;
  readonly links: PrivateLinks;
}

/** The desk sees the oldest; when there are more, people are long at work on why. */
const mostUnopened = 200;

/** What other services may ask of intake. Who may is in the house's policy; a person is judged by casework, the gatekeeper. */
export const intakeCalls = ({ runner, store, open, links }: RpcParts): CallHandlers =>
  handlersFor(IntakeServiceService, {
    async openText({ caseId }) {
      return { text: open(await questionOf(runner, caseId), 'text') };
    },
    async openContact({ caseId }) {
      const question = await questionOf(runner, caseId);
      return { name: open(question, 'name'), email: open(question, 'email'), statusUrl: links.url(caseId) };
    },
    async listUnopened() {
      const { documents } = await store.page({ collection: 'question', index: 'unopenedSince', from: '', limit: mostUnopened });
      const questions = documents.map((stored) => readHead(stored).state as Question);
      return { questions: questions.map(({ caseId, schoolId, receivedAt }) => ({ caseId, schoolId, receivedAt })) };
    },
  });

async function questionOf(runner: RpcParts['runner'], caseId: string): Promise<Question> {
  const question = await runner.read<Question>('question', caseId);
  if (question === undefined) throw NotFound('no_question', 'Deze vraag is er niet (meer). Controleer het kenmerk.');
  return question;
}
